using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

public static class ToolLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<ToolId, Tool>> GetToolByIdAsync(
        IReadOnlyList<ToolId> ids, ToolQueries tools, CancellationToken cancellationToken) =>
        (await tools.Find(ids, cancellationToken)).ToDictionary(tool => tool.Id);
}
