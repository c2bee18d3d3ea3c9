using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Testing;

/// <summary>Tools, their units, and what these are promised for, put into a test database by rows.</summary>
public static class TestShop
{
    /// <summary>The category of this name, one for all that ask for it.</summary>
    public static CategoryId AddCategory(this TestDatabase database, string name)
    {
        database.Execute("INSERT INTO category VALUES ($1, 1, $2, 10, 1) ON CONFLICT DO NOTHING", Guid.CreateVersion7(), name);
        return new CategoryId(database.Scalar<Guid>("SELECT id FROM category WHERE name = $1", name));
    }

    /// <summary>A pack of one of each tool.</summary>
    public static PackId AddPack(this TestDatabase database, string name, params ToolId[] tools)
    {
        var pack = new PackId(Guid.CreateVersion7());
        database.Execute("INSERT INTO pack VALUES ($1, 1, $2, 'Pour tout.', 100, NULL)", pack.Value, name);
        database.Execute(
            "INSERT INTO pack_item SELECT $1, number, tool, 1 FROM unnest($2) WITH ORDINALITY AS items (tool, number)",
            pack.Value, tools.Select(tool => tool.Value).ToArray());
        return pack;
    }

    /// <summary>A tool whose turnaround is 30 minutes.</summary>
    public static ToolId AddTool(
        this TestDatabase database, string name, string category = "Outillage", int cents = 30_000, string[]? synonyms = null,
        string description = "Perce.")
    {
        var (tool, of) = (new ToolId(Guid.CreateVersion7()), database.AddCategory(category));
        database.Execute(
            """
            INSERT INTO tool (
                id, name, category_id, synonyms, description, drawing, width_mm, height_mm, depth_mm, replacement_value_cents, turnaround)
            VALUES ($1, $2, $3, $5, $6, 'perforateur', 300, 200, 100, $4, interval '30 minutes')
            """,
            tool.Value, name, of.Value, cents, synonyms ?? [], description);
        return tool;
    }

    /// <summary>A unit of a tool, in a locker of its own.</summary>
    public static (LockerId Locker, UnitId Unit) AddUnit(this TestDatabase database, SiteId site, ToolId tool)
    {
        var (locker, unit) = (database.AddEmptyLocker(site), new UnitId(Guid.CreateVersion7()));
        database.Execute(
            "INSERT INTO tool_unit (id, tool_id, code, locker_id) VALUES ($1, $2, upper(right($1::text, 12)), $3)", unit.Value, tool.Value, locker.Value);
        return (locker, unit);
    }

    /// <summary>Promises a unit for a slot and half an hour; a hold, where it expires.</summary>
    public static void AddClaim(this TestDatabase database, UnitId unit, Slot slot, DateTimeOffset? expiresAt = null) => database.Execute(
        "INSERT INTO slot_claim VALUES ($1, gen_random_uuid(), tstzrange($2, $3), $4, $5)",
        unit.Value, slot.Start, slot.End.AddMinutes(30), expiresAt is null ? "Booking" : "Hold", (object?)expiresAt ?? DBNull.Value);
}
