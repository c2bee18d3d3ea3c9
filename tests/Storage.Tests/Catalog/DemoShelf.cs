using System.Text.Json;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Catalog;

/// <summary>The tools of the demo, in a database of their own.</summary>
public sealed class DemoShelf : IDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<ToolId, string> names = [];
    private readonly Dictionary<PackId, string> packs = [];

    public DemoShelf()
    {
        Catalogue = new BrowseQueries(Database.Source);
        using var demo = JsonDocument.Parse(File.ReadAllText(Path.Combine(Built.Root, "demo", "catalogue.json")));
        var byDrawing = new Dictionary<string, ToolId>();
        foreach (var tool in demo.RootElement.GetProperty("tools").EnumerateArray())
        {
            var name = tool.GetProperty("name").GetString()!;
            var added = byDrawing[tool.GetProperty("drawing").GetString()!] = Database.AddTool(
                name, tool.GetProperty("category").GetString()!, synonyms: [.. tool.GetProperty("synonyms").EnumerateArray().Select(word => word.GetString()!)],
                description: tool.GetProperty("description").GetString()!);
            names[added] = name;
        }

        foreach (var pack in demo.RootElement.GetProperty("packs").EnumerateArray())
        {
            var (name, tools) = (pack.GetProperty("name").GetString()!, pack.GetProperty("tools").EnumerateArray());
            packs[Database.AddPack(name, [.. tools.Select(tool => byDrawing[tool.GetString()!])])] = name;
        }
    }

    public TestDatabase Database { get; } = new();

    public BrowseQueries Catalogue { get; }

    /// <summary>The names of what is found, best first.</summary>
    public async Task<List<string>> Search(string search)
    {
        var found = await Catalogue.Tools(new Browse(search), Now);
        return [.. found.Select(tool => names[tool])];
    }

    /// <summary>The same of packs.</summary>
    public async Task<List<string>> SearchPacks(string search) =>
        [.. (await Catalogue.Packs(new Browse(search), Now)).Select(pack => packs[pack])];

    public void Dispose() => Database.Dispose();
}
