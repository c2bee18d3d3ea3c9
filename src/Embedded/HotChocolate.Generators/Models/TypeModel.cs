namespace HotChocolate.Generators;

internal enum Kind
{
    Object,

    /// <summary>Fields for an operation type, which other assemblies also have fields for.</summary>
    Extension,
    Interface,
    Union,
    Input,
    Enum,
}

/// <summary>
/// One type as it is written in the schema, and the C# type behind it. It is of the interfaces of an object, or the members of a union.
/// </summary>
internal sealed record TypeModel(
    Kind Kind,
    string Name,
    string? Description,
    EquatableList<string> Of,
    EquatableList<MemberModel> Members,
    string? Runtime = null,
    string? Directive = null);

/// <summary>
/// A field, an argument, a field of an input or a value of an enum, which has no type. Type and default are as the schema writes
/// them; the code is C#: the binding of a field, the argument an input's constructor takes, the value of an enum.
/// </summary>
internal sealed record MemberModel(
    string Name,
    string? Description,
    string? Type,
    EquatableList<MemberModel> Arguments,
    string? Default,
    EquatableList<string> Directives,
    string Code)
{
    public static EquatableList<MemberModel> None { get; } = new([]);
}
