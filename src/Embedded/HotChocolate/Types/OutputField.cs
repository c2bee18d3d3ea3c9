using HotChocolate.Language;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>A field of an object type or an interface.</summary>
public sealed class OutputField(
    string name,
    string? description,
    IReadOnlyList<DirectiveNode> directives,
    IType type,
    IReadOnlyList<InputField> arguments)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IType Type { get; } = type;

    public IReadOnlyList<InputField> Arguments { get; } = arguments;

    /// <summary>How its value is found; null for the fields of interfaces.</summary>
    public FieldBinding? Binding { get; internal set; }

    /// <summary>Null where it is not deprecated.</summary>
    public string? DeprecationReason { get; } = Deprecation.ReasonOf(directives);

    public InputField? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name) return argument;
        }

        return null;
    }

    public override string ToString() => $"{Name}: {Type}";
}
