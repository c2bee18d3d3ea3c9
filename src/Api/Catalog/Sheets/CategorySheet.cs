using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Categories, found by their id or their name.</summary>
internal sealed class CategorySheet(List<Category> categories) : Sheet
{
    public override ImmutableArray<string> Columns => [SheetRow.Id, "name", "rentals_between_checks", "order"];

    public override IEnumerable<string[]> Rows => categories.Select(Write);

    public override string Name(SheetRow row) => row["name"];

    protected override Refusal NameTaken(SheetRow row) => new CategoryNameTaken(row["name"]);

    protected override string[]? Known(SheetRow row) => Find(row) is { } category ? Write(category) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        var known = Find(row);
        if (known is null && row.Guid() is { } id) return new UnknownCategory(new CategoryId(id));

        var request = new DescribeCategory(row["name"], row.Int("rentals_between_checks"), row.Int("order"));
        var decided = known is null ? Category.Add(request, now) : known.Change(request, known.Version);
        return decided.Succeeded(out var after, out var refusal) ? new Planned(after, known is null) : refusal;
    }

    private Category? Find(SheetRow row) =>
        row.Guid() is { } id ? categories.Find(one => one.Id.Value == id) : categories.Find(one => one.Name == row["name"]);

    private static string[] Write(Category category) =>
        [category.Id.Value.ToString(), category.Name, Words(category.RentalsBetweenChecks), Words(category.Order)];
}
