using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputField(
    string name, string? description, IReadOnlyList<DirectiveNode> directives, IType type, IValueNode? defaultValue)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public IType Type { get; } = type;

    /// <summary>What holds where nothing is given; null where there is none, a null literal where it is null.</summary>
    public IValueNode? DefaultValue { get; } = defaultValue;

    public bool IsRequired => Type.IsNonNullType() && DefaultValue is null;

    /// <summary>Null where it is not deprecated.</summary>
    public string? DeprecationReason { get; } = Deprecation.ReasonOf(directives);

    public override string ToString() => $"{Name}: {Type}";
}
