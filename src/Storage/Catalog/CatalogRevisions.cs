using System.Xml;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Catalog;

/// <summary>How the catalogue's aggregates are written.</summary>
internal static class CatalogRevisions
{
    public static Revision Of(Category after, ChangeNote note) => new(
        "category", after.Id.Value, after.Version,
        new { after.Name, after.RentalsBetweenChecks, SortOrder = after.Order },
        after with { Version = after.Version + 1 }, note);

    public static Revision Of(Tool after, ChangeNote note) => new(
        "tool", after.Id.Value, after.Version,
        new
        {
            after.Description.Name,
            CategoryId = after.Description.Category.Value,
            after.Description.Synonyms,
            Description = after.Description.Text,
            after.Description.Drawing,
            WidthMm = after.Size.Width,
            HeightMm = after.Size.Height,
            DepthMm = after.Size.Depth,
            ReplacementValueCents = after.ReplacementValue.Cents,
            Turnaround = XmlConvert.ToString(after.Turnaround),
            after.Description.Notice,
            after.Description.ProtectiveEquipment,
            after.RetiredAt,
            NeedsSocket = after.Needs.HasSocket,
            NeedsDirtyRoom = after.Needs.IsDirtyRoom,
        },
        after with { Version = after.Version + 1 }, note);

    public static Revision Of(Pack after, ChangeNote note) => new(
        "pack", after.Id.Value, after.Version,
        new { after.Name, Description = after.Text, after.DiscountPerMille, after.RetiredAt },
        after with { Version = after.Version + 1 }, note)
    {
        Children = new Children("pack_item", "pack_id", Instead: true, after.Items.Select(
            object (item, at) => new { PackId = after.Id.Value, Number = at + 1, ToolId = item.Tool.Value, item.Quantity })),
    };

    /// <summary>A unit as it is registered: where it stands is its locker's to say.</summary>
    public static Revision Of(ToolUnit unit, UnitPassport passport, ChangeNote note) => new(
        "tool_unit", unit.Id.Value, 0,
        new
        {
            ToolId = unit.Tool.Value,
            Code = unit.Code.Value,
            State = passport.State.ToString(),
            passport.Hours,
            passport.InspectionDue,
            passport.RecalledFrom,
        },
        new { unit.Id, unit.Tool, Code = unit.Code.Value }, note);

    public static Revision Of(UnitPassport after, ChangeNote note) => new(
        "tool_unit", after.Id.Value, after.Version,
        new { State = after.State.ToString(), after.Hours, after.CheckedAt, after.InspectionDue, after.RecalledFrom },
        after with { Version = after.Version + 1 }, note)
    {
        // Its locker must know whether it can be promised.
        Channel = "lockers",
        Facts = new Dictionary<string, string?> { ["state"] = after.State.ToString() },
    };
}
