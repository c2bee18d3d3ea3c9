using HotChocolate.Execution;
using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>What a server does not answer though the specification would allow it. For documents that are valid.</summary>
public static class QueryBounds
{
    /// <summary>The bounds the document passes; what it costs is asked of <see cref="OperationCost" />.</summary>
    public static IReadOnlyList<IError> Check(Schema schema, DocumentNode document, RequestExecutorOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        var context = new ValidationContext(schema, document);
        var depth = new MaxDepth(context, options.MaxDepth);
        var slicing = new OneSlicingArgument(context);
        return DocumentValidator.Validate(
            context, options.AllowIntrospection ? [depth, slicing] : [depth, slicing, new NoIntrospection(context)]);
    }
}
