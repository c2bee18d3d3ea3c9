using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Lockers, found by their id or by their site and name.</summary>
internal sealed class LockerSheet(List<Site> sites, List<Locker> lockers, Dictionary<LockerId, Tool> standing) : Sheet
{
    public override ImmutableArray<string> Columns =>
        [SheetRow.Id, "site", "name", "size", "width_mm", "height_mm", "depth_mm", "socket", "dirty_room"];

    public override IEnumerable<string[]> Rows => lockers.Select(Write);

    public override string Name(SheetRow row) => $"{row["site"]} {row["name"]}";

    protected override string[]? Known(SheetRow row) => Find(row) is { } locker ? Write(locker) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        if (sites.Find(one => one.Name == row["site"]) is not { } site) return new UnknownName("site", row["site"]);

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

    private Locker? Find(SheetRow row) => row.Guid() is { } id
        ? lockers.Find(locker => locker.Id.Value == id)
        : lockers.Find(locker => locker.Name == row["name"] && SiteOf(locker) == row["site"]);

    private string SiteOf(Locker locker) => sites.Single(site => site.Id == locker.Site).Name;

    private string[] Write(Locker locker) =>
    [
        locker.Id.Value.ToString(), SiteOf(locker), locker.Name, locker.Size.ToString(), Words(locker.Inside.Width),
        Words(locker.Inside.Height), Words(locker.Inside.Depth), Words(locker.Equipment.HasSocket), Words(locker.Equipment.IsDirtyRoom),
    ];
}
