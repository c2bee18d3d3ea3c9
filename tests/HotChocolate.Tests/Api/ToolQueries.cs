using GreenDonut.Data;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;

namespace Toolbox24.HotChocolate.Tests.Api;

public sealed record ToolsInput(ToolState? State = null, string Name = "Tool", IReadOnlyList<ToolId>? Ids = null);

[QueryType]
public static class ToolQueries
{
    /// <summary>One tool.</summary>
    public static Tool? GetTool(ToolId id, Shop shop) => shop.Tools.FirstOrDefault(tool => tool.Id == id);

    [UsePaging(IncludeTotalCount = true)]
    public static IReadOnlyList<Tool> GetTools(Shop shop, ToolsInput? input = null) =>
    [
        .. shop.Tools
            .Where(tool => tool.Name.StartsWith(input?.Name ?? "", StringComparison.Ordinal))
            .Where(tool => input?.State is not { } state || tool.State == state)
            .Where(tool => input?.Ids is not { } ids || ids.Contains(tool.Id)),
    ];

    /// <summary>Tools in pages of keys.</summary>
    [UsePaging(MaxPageSize = 5, ConnectionName = "Key")]
    public static Task<Connection<ToolId>> GetKeysAsync(PagingArguments page, Shop shop)
    {
        var edges = shop.Tools.Take(page.First ?? 0).Select(tool => new Edge<ToolId>(tool.Id, Cursor.Of(tool.Name))).ToList();
        return Task.FromResult(new Connection<ToolId>(edges, new(true, false, edges[0].Cursor, edges[^1].Cursor)));
    }

    [Authorize(Roles = ["staff"])]
    public static string Secret([GlobalState("desk")] string? desk) => $"seen at {desk}";

    public static Found[] Search(string text) => [new FoundTool(text), new FoundPlace(text.Length)];
}

[UnionType]
public abstract record Found;

public sealed record FoundTool(string Name) : Found;

public sealed record FoundPlace(int Distance) : Found;
