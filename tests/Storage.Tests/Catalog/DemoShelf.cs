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

    public DemoShelf()
    {
        Catalogue = new BrowseQueries(Database.Source);
        using var demo = JsonDocument.Parse(File.ReadAllText(Path.Combine(Built.Root, "demo", "catalogue.json")));
        foreach (var tool in demo.RootElement.GetProperty("tools").EnumerateArray())
        {
            var name = tool.GetProperty("name").GetString()!;
            names[Database.AddTool(
                name, tool.GetProperty("category").GetString()!, synonyms: [.. tool.GetProperty("synonyms").EnumerateArray().Select(word => word.GetString()!)],
                description: tool.GetProperty("description").GetString()!)] = name;
        }
    }

    public TestDatabase Database { get; } = new();

    public BrowseQueries Catalogue { get; }

    /// <summary>The names of what is found, best first.</summary>
    public async Task<List<string>> Search(string search)
    {
        var found = await Catalogue.Tools(new Browse(search, null, null, null, CatalogueOrder.Relevance), Now);
        return [.. found.Select(tool => names[tool])];
    }

    public void Dispose() => Database.Dispose();
}
