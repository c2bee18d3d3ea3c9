using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Units, found by their id or their code. Where they stand and whether they are in service is not said by files.</summary>
internal sealed class UnitSheet(List<Tool> tools, List<UnitCard> units) : Sheet
{
    private readonly Dictionary<ToolId, Tool> toolOf = tools.ToDictionary(tool => tool.Id);
    private readonly Dictionary<Guid, UnitCard> byId = units.ToDictionary(unit => unit.Unit.Id.Value);
    private readonly Dictionary<CodePlate, UnitCard> byCode = units.ToDictionary(unit => unit.Unit.Code);

    public override ImmutableArray<string> Columns => [SheetRow.Id, "code", "tool", "inspection_due", "recalled_from"];

    public override IEnumerable<string[]> Rows => units.Where(unit => unit.Passport.State != UnitState.Retired).Select(Write);

    public override string Name(SheetRow row) => CodePlate.Read(row["code"]).Succeeded(out var code, out _) ? code.Value : row["code"];

    protected override string[]? Known(SheetRow row) => Find(row) is { } unit ? Write(unit) : null;

    protected override Result<Planned> Plan(SheetRow row, DateTimeOffset now)
    {
        var (due, recalled) = (row.Instant("inspection_due"), row.Instant("recalled_from"));
        if (tools.Find(tool => tool.Description.Name == row["tool"]) is not { } tool) return new UnknownName("tool", row["tool"]);
        if (!CodePlate.Read(row["code"]).Succeeded(out var code, out var unreadable)) return unreadable;

        if (Find(row) is { } known)
        {
            if (known.Unit.Tool != tool.Id) return new FixedValue("tool");
            if (known.Unit.Code != code) return new FixedValue("code");

            return known.Passport.Plan(due, recalled, known.Passport.Version).Succeeded(out var after, out var refusal)
                ? new Planned(after, IsNew: false)
                : refusal;
        }

        if (row.Guid() is { } id) return new Domain.Lockers.UnknownUnit(new UnitId(id));
        if (tool.RetiredAt is not null) return new ToolRetired(tool.Id);

        var unit = ToolUnit.Register(tool, code, now);
        var passport = UnitPassport.New(unit.Id);
        return passport.Plan(due, recalled, passport.Version).Succeeded(out var planned, out var why)
            ? new Planned(new UnitCard(unit, planned), IsNew: true)
            : why;
    }

    private UnitCard? Find(SheetRow row)
    {
        if (row.Guid() is { } id) return byId.GetValueOrDefault(id);

        return CodePlate.Read(row["code"]).Succeeded(out var code, out _) ? byCode.GetValueOrDefault(code) : null;
    }

    private string[] Write(UnitCard unit) =>
    [
        unit.Unit.Id.Value.ToString(), unit.Unit.Code.Value, toolOf[unit.Unit.Tool].Description.Name,
        Words(unit.Passport.InspectionDue), Words(unit.Passport.RecalledFrom),
    ];
}
