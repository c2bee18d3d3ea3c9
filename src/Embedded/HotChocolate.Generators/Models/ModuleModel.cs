namespace HotChocolate.Generators;

/// <summary>All that one assembly adds to the schema.</summary>
internal sealed record ModuleModel(
    string Name,
    EquatableList<TypeModel> Types,
    EquatableList<LoaderModel> Loaders,
    EquatableList<PartModel> Parts,
    EquatableList<Problem> Problems);

/// <summary>The half of a partial class that declares <c>Configure</c>.</summary>
internal sealed record PartModel(string Namespace, string Class, string Descriptor);

/// <summary>A class that loads by key, made of the method that loads many.</summary>
internal sealed record LoaderModel(
    string Namespace, string Access, string Name, string Key, string Value, string Method, EquatableList<string> Arguments)
{
    public string Interface => $"{Space}I{Name}";

    public string Class => Space + Name;

    private string Space => Namespace.Length == 0 ? "global::" : $"global::{Namespace}.";
}
