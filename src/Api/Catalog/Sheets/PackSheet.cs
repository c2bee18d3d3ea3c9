using System.Collections.Immutable;
using System.Globalization;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Packs, found by their id or their name. What is in them is written "2 x Niveau laser|Perceuse".</summary>
internal sealed class PackSheet(List<Tool> tools, List<Pack> packs) : Sheet
{
    public override ImmutableArray<string> Columns => [SheetRow.Id, "name", "description", "discount_percent", "tools"];

    public override IEnumerable<string[]> Rows => packs.Where(pack => pack.RetiredAt is null).Select(Write);

    public override string Name(SheetRow row) => row["name"];

    protected override Refusal NameTaken(SheetRow row) => new PackNameTaken(row["name"]);

    protected override string[]? Known(SheetRow row) => Find(row) is { } pack ? Write(pack) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        var items = ImmutableArray.CreateBuilder<PackItem>();
        foreach (var part in Parts(row["tools"]))
        {
            var (quantity, name) = Item(part);
            if (tools.Find(tool => tool.Description.Name == name && tool.RetiredAt is null) is not { } tool)
                return new UnknownName("tools", name);

            items.Add(new(tool.Id, quantity));
        }

        var known = Find(row);
        if (known is null && row.Guid() is { } id) return new UnknownPack(new PackId(id));

        var request = new DescribePack(row["name"], row["description"], row.Tenths("discount_percent"), items.ToImmutable());
        var decided = known is null ? Pack.Add(request, now) : known.Change(request, known.Version);
        return decided.Succeeded(out var after, out var refusal) ? new Planned(after, known is null) : refusal;
    }

    private static (int Quantity, string Name) Item(string part)
    {
        var at = part.IndexOf(" x ", StringComparison.Ordinal);
        return at > 0 && int.TryParse(part[..at], NumberStyles.None, CultureInfo.InvariantCulture, out var quantity)
            ? (quantity, part[(at + 3)..].Trim())
            : (1, part);
    }

    private Pack? Find(SheetRow row) =>
        row.Guid() is { } id ? packs.Find(pack => pack.Id.Value == id) : packs.Find(pack => pack.Name == row["name"]);

    private string[] Write(Pack pack) =>
    [
        pack.Id.Value.ToString(), pack.Name, pack.Text, Tenths(pack.DiscountPerMille), string.Join('|', pack.Items.Select(Words)),
    ];

    private string Words(PackItem item)
    {
        var name = tools.Single(tool => tool.Id == item.Tool).Description.Name;

        // A name that looks like a number of something is written with its own.
        return item.Quantity == 1 && Item(name) == (1, name) ? name : $"{Words(item.Quantity)} x {name}";
    }
}
