using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Consumables;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Consumables, found by their id or their name. How many a site has is counted there, not said by files.</summary>
internal sealed class ConsumableSheet(List<Consumable> consumables) : Sheet
{
    public override ImmutableArray<string> Columns => [SheetRow.Id, "name", "description", "measure", "price_eur"];

    public override IEnumerable<string[]> Rows => consumables.Where(one => one.RetiredAt is null).Select(Write);

    public override string Name(SheetRow row) => row["name"];

    protected override Refusal NameTaken(SheetRow row) => new ConsumableNameTaken(row["name"]);

    protected override string[]? Known(SheetRow row) => Find(row) is { } consumable ? Write(consumable) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        var known = Find(row);
        if (known is null && row.Guid() is { } id) return new UnknownConsumable(new ConsumableId(id));

        var request = new DescribeConsumable(row["name"], row["description"], row["measure"], row.Euros("price_eur"));
        var decided = known is null ? Consumable.Add(request, now) : known.Change(request, known.Version);
        return decided.Succeeded(out var after, out var refusal) ? new Planned(after, known is null) : refusal;
    }

    private Consumable? Find(SheetRow row) =>
        row.Guid() is { } id ? consumables.Find(one => one.Id.Value == id) : consumables.Find(one => one.Name == row["name"]);

    private static string[] Write(Consumable one) => [one.Id.Value.ToString(), one.Name, one.Text, one.Measure, Words(one.Price)];
}
