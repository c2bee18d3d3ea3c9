using System.Xml.Linq;

namespace Toolbox24.Architecture.Tests;

/// <summary>The repository as it stands on disk.</summary>
internal static class Source
{
    public static string Root { get; } = FindRoot();

    public static string[] Projects { get; } = Files("*.csproj", "src", "tests");

    public static string[] Files(string pattern, params string[] folders) =>
    [
        .. folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Where(path => !path.Contains("/node_modules/", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Root, path)),
    ];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The projects a project names, by file name; a slice comes with the property that asks for it.</summary>
    public static string[] References(string project)
    {
        var xml = XDocument.Parse(Text(project));
        var slices = xml.Descendants().Where(each => each.Name.LocalName is "Orleans" or "GraphQL").Select(use => $"{use.Name}={use.Value}");
        return [.. xml.Descendants("ProjectReference").Select(reference => Name(reference.Attribute("Include")!.Value)), .. slices];
    }

    public static string Name(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Toolbox24.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
