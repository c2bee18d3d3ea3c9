using HotChocolate.Language;

namespace HotChocolate.Types;

public sealed class InputObjectType(string name, string? description, IReadOnlyList<DirectiveNode> directives)
    : NamedType(name, description, directives)
{
    private Dictionary<string, InputField> byName = [];

    public override TypeKind Kind => TypeKind.InputObject;

    public IReadOnlyList<InputField> Fields { get; private set; } = [];

    /// <summary>Whether exactly one field must be given: section 3.10.1 of the specification.</summary>
    public bool IsOneOf { get; } = directives.Any(directive => directive.Name.Value == "oneOf");

    /// <summary>Makes the C# value of the fields given; null where the dictionary itself is the value.</summary>
    public Func<IReadOnlyDictionary<string, object?>, object>? Create { get; internal set; }

    public InputField? Field(string name) => byName.GetValueOrDefault(name);

    internal void Complete(IReadOnlyList<InputField> fields)
    {
        Fields = fields;
        byName = fields.ToDictionary(field => field.Name);
    }
}
