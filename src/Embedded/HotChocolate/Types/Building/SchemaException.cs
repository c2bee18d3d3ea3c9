namespace HotChocolate;

/// <summary>The types do not make a schema.</summary>
public sealed class SchemaException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
