using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Where introspection is off, no document asks for the types; the name of an object's own type stays.</summary>
internal sealed class NoIntrospection(ValidationContext context) : Rule(context, "sec-Introspection")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is not FieldNode { Name.Value: "__schema" or "__type" } field) return;
        Report(new Error("This server does not tell its types.")
        {
            Code = ErrorCodes.IntrospectionNotAllowed,
            Locations = field.Location is { } location ? [location] : [],
            Extensions = new Dictionary<string, object?> { ["field"] = field.Name.Value },
        });
    }
}
