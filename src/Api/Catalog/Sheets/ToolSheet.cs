using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Tools, found by their id or their name.</summary>
internal sealed class ToolSheet(List<Category> categories, List<Tool> tools, ILookup<ToolId, Locker> standing) : Sheet
{
    public override ImmutableArray<string> Columns =>
    [
        SheetRow.Id, "name", "category", "synonyms", "description", "width_mm", "height_mm", "depth_mm", "replacement_eur", "turnaround_min",
        "notice", "protective_equipment", "drawing", "needs_socket", "needs_dirty_room",
    ];

    public override IEnumerable<string[]> Rows => tools.Where(tool => tool.RetiredAt is null).Select(Write);

    public override string Name(SheetRow row) => row["name"];

    protected override Refusal NameTaken(SheetRow row) => new ToolNameTaken(row["name"]);

    protected override string[]? Known(SheetRow row) => Find(row) is { } tool ? Write(tool) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        if (categories.Find(one => one.Name == row["category"]) is not { } category) return new UnknownName("category", row["category"]);

        var request = new AddTool(
            new ToolDescription(
                row["name"], category.Id, [.. Parts(row["synonyms"])], row["description"], row["drawing"].Length == 0 ? null : row["drawing"])
            {
                Notice = row["notice"],
                ProtectiveEquipment = row["protective_equipment"],
            },
            new Dimensions(row.Int("width_mm"), row.Int("height_mm"), row.Int("depth_mm")), row.Euros("replacement_eur"),
            TimeSpan.FromMinutes(row.Int("turnaround_min")))
        {
            Needs = new LockerEquipment(row.Bool("needs_socket"), row.Bool("needs_dirty_room")),
        };

        var known = Find(row);
        if (known is null && row.Guid() is { } id) return new UnknownTool(new ToolId(id));

        var decided = known is null ? Tool.Add(request, now) : known.Change(request, [.. standing[known.Id]], known.Version);
        return decided.Succeeded(out var after, out var refusal) ? new Planned(after, known is null) : refusal;
    }

    private Tool? Find(SheetRow row) =>
        row.Guid() is { } id ? tools.Find(tool => tool.Id.Value == id) : tools.Find(tool => tool.Description.Name == row["name"]);

    private string[] Write(Tool tool) =>
    [
        tool.Id.Value.ToString(), tool.Description.Name, categories.Single(one => one.Id == tool.Description.Category).Name,
        string.Join('|', tool.Description.Synonyms), tool.Description.Text, Words(tool.Size.Width), Words(tool.Size.Height),
        Words(tool.Size.Depth), Words(tool.ReplacementValue), Words((int)tool.Turnaround.TotalMinutes), tool.Description.Notice,
        tool.Description.ProtectiveEquipment, tool.Description.Drawing ?? "", Words(tool.Needs.HasSocket), Words(tool.Needs.IsDirtyRoom),
    ];
}
