using HotChocolate.Language;

namespace HotChocolate.Types;

public sealed class EnumType : NamedType
{
    private readonly Dictionary<string, EnumValue> byName;
    private Dictionary<object, EnumValue> byRuntimeValue;

    public EnumType(
        string name, string? description, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<EnumValue> values)
        : base(name, description, directives)
    {
        Values = values;
        byName = values.ToDictionary(value => value.Name);
        byRuntimeValue = values.ToDictionary(value => value.RuntimeValue);
    }

    public override TypeKind Kind => TypeKind.Enum;

    public IReadOnlyList<EnumValue> Values { get; }

    public EnumValue? Find(string name) => byName.GetValueOrDefault(name);

    public EnumValue? FindRuntimeValue(object value) => byRuntimeValue.GetValueOrDefault(value);

    /// <summary>Gives the names their values in C#.</summary>
    internal void Bind(IReadOnlyDictionary<string, object> runtimeValues)
    {
        foreach (var value in Values) value.RuntimeValue = runtimeValues.GetValueOrDefault(value.Name, value.Name);
        byRuntimeValue = Values.ToDictionary(value => value.RuntimeValue);
    }
}

/// <summary>One value of an enum; in C# it is its name where nothing else was bound.</summary>
public sealed class EnumValue(string name, string? description, IReadOnlyList<DirectiveNode> directives)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public object RuntimeValue { get; internal set; } = name;

    /// <summary>Null where it is not deprecated.</summary>
    public string? DeprecationReason { get; } = Deprecation.ReasonOf(directives);
}
