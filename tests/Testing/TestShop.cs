using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Testing;

/// <summary>Tools, their units, and what these are promised for, put into a test database by rows.</summary>
public static class TestShop
{
    /// <summary>A tool whose turnaround is 30 minutes.</summary>
    public static ToolId AddTool(
        this TestDatabase database, string name, string category = "Perçage", int cents = 30_000, string[]? synonyms = null,
        string description = "Perce.")
    {
        var tool = new ToolId(Guid.CreateVersion7());
        database.Execute(
            """
            INSERT INTO tool (
                id, name, category, synonyms, description, drawing, width_mm, height_mm, depth_mm, replacement_value_cents, turnaround)
            VALUES ($1, $2, $3, $5, $6, 'perforateur', 300, 200, 100, $4, interval '30 minutes')
            """,
            tool.Value, name, category, cents, synonyms ?? [], description);
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
