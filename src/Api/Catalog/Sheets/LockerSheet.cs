using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Lockers, found by their id or by their site and name.</summary>
internal sealed class LockerSheet(List<Site> sites, List<Locker> lockers, Dictionary<LockerId, Tool> standing) : Sheet
{
    private readonly Dictionary<SiteId, Site> siteOf = sites.ToDictionary(site => site.Id);
    private readonly Dictionary<Guid, Locker> byId = lockers.ToDictionary(locker => locker.Id.Value);
    private readonly Dictionary<(SiteId, string), Locker> byName = lockers.ToDictionary(locker => (locker.Site, locker.Name));

    public override ImmutableArray<string> Columns =>
        [SheetRow.Id, "site", "name", "size", "width_mm", "height_mm", "depth_mm", "socket", "dirty_room"];

    public override IEnumerable<string[]> Rows => lockers.Select(Write);

    public override string Name(SheetRow row) => $"{row["site"]} {row["name"]}";

    protected override Refusal NameTaken(SheetRow row) => new LockerNameTaken(row["name"]);

    protected override string[]? Known(SheetRow row) => Find(row) is { } locker ? Write(locker) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        if (SiteOf(row) is not { } site) return new UnknownName("site", row["site"]);

        var request = new AddLocker(
            row["name"], row.Enum<LockerSize>("size"), new Dimensions(row.Int("width_mm"), row.Int("height_mm"), row.Int("depth_mm")))
        {
            Equipment = new LockerEquipment(row.Bool("socket"), row.Bool("dirty_room")),
        };
        var known = Find(row);
        if (known is null && row.Guid() is { } id) return new Domain.Lockers.UnknownLocker(new LockerId(id));
        if (known is not null && known.Site != site.Id) return new FixedValue("site");

        var decided = known is null ? site.Add(request, now) : known.Change(request, standing.GetValueOrDefault(known.Id), known.Version);
        return decided.Succeeded(out var after, out var refusal) ? new Planned(after, known is null) : refusal;
    }

    private Site? SiteOf(SheetRow row) => sites.Find(site => site.Name == row["site"]);

    private Locker? Find(SheetRow row)
    {
        if (row.Guid() is { } id) return byId.GetValueOrDefault(id);

        return SiteOf(row) is { } site ? byName.GetValueOrDefault((site.Id, row["name"])) : null;
    }

    private string[] Write(Locker locker) =>
    [
        locker.Id.Value.ToString(), siteOf[locker.Site].Name, locker.Name, locker.Size.ToString(), Words(locker.Inside.Width),
        Words(locker.Inside.Height), Words(locker.Inside.Depth), Words(locker.Equipment.HasSocket), Words(locker.Equipment.IsDirtyRoom),
    ];
}
