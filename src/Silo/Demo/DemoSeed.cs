using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Silo.Demo;

/// <summary>
/// Fills a demo database through the product's own commands, never by rows of its own. What is there already is left:
/// a seed that was cut goes on where it was.
/// </summary>
internal sealed class DemoSeed(
    DemoInventory inventory, SiteStore sites, CatalogStore catalog, UnitPassportStore units, DemoGoods goods, DemoTariff tariff,
    IGrainFactory grains, DemoDevices devices, DemoPeople people, DemoDesk desk, TimeProvider clock)
{
    internal const string Actor = "demo";

    public async Task Run(CancellationToken cancellationToken)
    {
        var demo = DemoCatalogue.Read();
        var known = await inventory.Read(cancellationToken);

        foreach (var line in demo.Categories.Where(line => !known.Categories.ContainsKey(line.Name))) await Add(line, known);
        foreach (var line in demo.Tools.Where(line => !known.Tools.ContainsKey(line.Name))) await Add(line, known);
        foreach (var line in demo.Sites) await Open(line, demo.LockerSizes, known);

        var tools = demo.Tools.ToDictionary(line => line.Drawing, line => known.Tools[line.Name]);
        foreach (var line in demo.Units) await Place(line, tools[line.Tool], known);
        await goods.Add(demo, tools, known);
        await tariff.Publish(tools, known.Categories);
        await devices.Register(known.Sites.Values, cancellationToken);
        await people.Make();
        await desk.List(known.Categories);
        await desk.Plan();
    }

    private async Task Add(DescribeCategory line, DemoInventory.Known known)
    {
        var now = clock.GetUtcNow();
        known.Categories[line.Name] = Accepted(await catalog.Save(Accepted(Category.Add(line, now)), new("CategoryAdded", Actor, now))).Id;
    }

    private async Task Add(DemoTool line, DemoInventory.Known known)
    {
        var now = clock.GetUtcNow();
        var tool = Accepted(Tool.Add(line.Request(known.Categories[line.Category]), now));
        known.Tools[line.Name] = Accepted(await catalog.Save(tool, new("ToolAdded", Actor, now))).Id;
    }

    private async Task Open(DemoSite line, Dictionary<LockerSize, Dimensions> sizes, DemoInventory.Known known)
    {
        var now = clock.GetUtcNow();
        var site = Accepted(Site.Open(line.Request, now));
        if (known.Sites.TryGetValue(line.Name, out var id)) site = site with { Id = id };
        else Accepted(await sites.Save(site, new("SiteOpened", Actor, now)));

        foreach (var each in line.Lockers.Where(locker => !known.Lockers.ContainsKey((line.Name, locker.Name))))
        {
            var locker = Accepted(site.Add(each.Request(sizes[each.Size]), now));
            known.Lockers[(line.Name, each.Name)] = Accepted(await sites.Save(locker, new("LockerAdded", Actor, now))).Id;
        }

        known.Sites[line.Name] = site.Id;
    }

    private async Task Place(DemoUnit line, ToolId tool, DemoInventory.Known known)
    {
        if (!known.Units.TryGetValue(line.Code, out var unit)) unit = await Register(line, tool);
        if (known.Placed.Contains(unit)) return;

        Accepted(await grains.GetGrain<ILockerGrain>(known.Lockers[(line.Site, line.Locker)].Value).Place(unit));
    }

    private async Task<UnitId> Register(DemoUnit line, ToolId tool)
    {
        var now = clock.GetUtcNow();
        var unit = new ToolUnit(UnitId.New(now), tool, Accepted(CodePlate.Read(line.Code)), Locker: null);
        return Accepted(await units.Add(unit, new("UnitRegistered", Actor, now))).Id;
    }

    /// <summary>The catalogue of the demo is tested against the rules: a refusal here is a bug.</summary>
    internal static T Accepted<T>(Result<T> result) where T : class =>
        result.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException($"The demo is refused: {refusal}");
}
