using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Consumables;

namespace Toolbox24.Silo.Demo;

/// <summary>Adds what the demo has beside tools in lockers: their pictures, packs, consumables.</summary>
internal sealed class DemoGoods(CatalogStore catalog, ToolQueries tools, PhotoStore photos, ConsumableStore consumables, TimeProvider clock)
{
    /// <summary>Adds what is missing.</summary>
    /// <param name="demo">What there is to be.</param>
    /// <param name="byDrawing">The tools, by their drawings.</param>
    /// <param name="known">What there is already.</param>
    public async Task Add(DemoCatalogue demo, IReadOnlyDictionary<string, ToolId> byDrawing, DemoInventory.Known known)
    {
        foreach (var line in demo.Tools.Where(line => !known.Pictured.Contains(byDrawing[line.Drawing])))
            await Picture(line, byDrawing[line.Drawing]);
        foreach (var line in demo.Packs.Where(line => !known.Packs.Contains(line.Name)))
        {
            var now = clock.GetUtcNow();
            DemoSeed.Accepted(await catalog.Save(
                DemoSeed.Accepted(Pack.Add(line.Request(byDrawing), now)), new("PackAdded", DemoSeed.Actor, now)));
        }

        foreach (var line in demo.Consumables.Where(line => !known.Consumables.ContainsKey(line.Name))) await Stock(line, known.Sites.Values);
    }

    /// <summary>Its drawing is also its first picture.</summary>
    private async Task Picture(DemoTool line, ToolId id)
    {
        var (now, media, session) = (clock.GetUtcNow(), MediaId.New(clock.GetUtcNow()), Guid.NewGuid());
        var file = await File.ReadAllBytesAsync(Path.Combine(DemoCatalogue.Folder, "drawings", $"{line.Drawing}.jpg"));
        await photos.Offer(media.Value, session, now.AddMinutes(1), now);
        await photos.Put(media.Value, session, DemoSeed.Accepted(PhotoFile.Read(file)), now);
        DemoSeed.Accepted(await photos.Arrange(
            (await tools.Find([id])).Single(), [new PlacePhoto(media, $"{line.Name}, dessin")], new("PhotosArranged", DemoSeed.Actor, now)));
    }

    private async Task Stock(DemoConsumable line, IEnumerable<SiteId> sites)
    {
        var now = clock.GetUtcNow();
        var consumable = DemoSeed.Accepted(await consumables.Save(
            DemoSeed.Accepted(Consumable.Add(line.Request, now)), new("ConsumableAdded", DemoSeed.Actor, now)));
        foreach (var site in sites)
        {
            var watched = DemoSeed.Accepted(Domain.Consumables.Stock.None(site, consumable.Id, now).Watch(line.LowThreshold, version: 0));
            var moved = DemoSeed.Accepted(watched.Move(MovementKind.Delivery, line.Quantity, version: 0, now));
            DemoSeed.Accepted(await consumables.Save(moved.Stock, moved.Movement, new("StockMoved", DemoSeed.Actor, now)));
        }
    }
}
