using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

[QueryType]
public static class ToolQuery
{
    /// <summary>What is rented out, by name.</summary>
    /// <param name="category">Only the tools of this category.</param>
    [AllowAnonymous]
    [UsePaging]
    public static async Task<IReadOnlyList<Tool>> GetTools(
        CategoryId? category, ToolQueries tools, CancellationToken cancellationToken) =>
        await tools.All(category, cancellationToken);

    /// <summary>One tool; null where there is none of this id.</summary>
    [AllowAnonymous]
    public static Task<Tool?> GetTool(ToolId id, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadAsync(id, cancellationToken);
}
