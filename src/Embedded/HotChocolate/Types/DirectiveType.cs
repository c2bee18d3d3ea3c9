namespace HotChocolate.Types;

/// <summary>A directive that documents may use.</summary>
public sealed class DirectiveType(
    string name,
    string? description,
    bool isRepeatable,
    IReadOnlyList<InputField> arguments,
    IReadOnlyList<string> locations)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public bool IsRepeatable { get; } = isRepeatable;

    public IReadOnlyList<InputField> Arguments { get; } = arguments;

    /// <summary>Where it may be put, as the specification writes it: FIELD, QUERY…</summary>
    public IReadOnlyList<string> Locations { get; } = locations;

    public InputField? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}
