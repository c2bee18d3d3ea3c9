using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Lockers;

internal sealed record HoldCommit(LockerId Locker, UnitHeld Happened, long Version, string Actor)
    : CalendarCommit<HoldCommit, UnitHeld>(Happened, Version, Actor)
{
    protected internal override bool LocksFirst => true;

    protected internal override string Sql => "SELECT hold_units($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    protected internal override void Bind(UnitColumns<HoldCommit> columns) => columns
        .Add(unit => unit.Locker.Value)
        .Add(unit => unit.Happened.Unit.Value)
        .Add(unit => unit.Version)
        .Add(unit => unit.Happened.Claim.Rental.Value)
        .Add(unit => unit.Happened.Claim.During.Start)
        .Add(unit => unit.Happened.Claim.During.End)
        .Add(unit => unit.Happened.Claim.ExpiresAt)
        .AddJson(unit => unit.Facts)
        .Add(unit => unit.Happened.At)
        .Add(unit => unit.Actor)
        .AddShared(Channels);
}

internal sealed record BookCommit(UnitBooked Happened, long Version, string Actor)
    : CalendarCommit<BookCommit, UnitBooked>(Happened, Version, Actor)
{
    protected internal override string Sql =>
        """
        SELECT book_unit(unit, version, rental, data, at, actor, $6)
        FROM unnest($1, $2, $3, $4, $5, $7) AS asked (unit, version, data, at, actor, rental)
        """;

    protected internal override void Bind(UnitColumns<BookCommit> columns) =>
        BindEvent(columns).Add(unit => unit.Happened.Rental.Value);
}

internal sealed record ReleaseCommit(UnitReleased Happened, long Version, string Actor)
    : CalendarCommit<ReleaseCommit, UnitReleased>(Happened, Version, Actor)
{
    protected internal override string Sql =>
        """
        SELECT release_unit(unit, version, rental, data, at, actor, $6)
        FROM unnest($1, $2, $3, $4, $5, $7) AS asked (unit, version, data, at, actor, rental)
        """;

    protected internal override void Bind(UnitColumns<ReleaseCommit> columns) =>
        BindEvent(columns).Add(unit => unit.Happened.Rental.Value);
}

internal sealed record ExpireCommit(HoldsExpired Happened, long Version, string Actor)
    : CalendarCommit<ExpireCommit, HoldsExpired>(Happened, Version, Actor)
{
    protected internal override string Sql =>
        """
        SELECT expire_holds(unit, version, data, at, actor, $6)
        FROM unnest($1, $2, $3, $4, $5) AS asked (unit, version, data, at, actor)
        """;

    protected internal override void Bind(UnitColumns<ExpireCommit> columns) => BindEvent(columns);
}

internal sealed record PlaceCommit(UnitPlaced Happened, long Version, string Actor, Guid? Session)
    : CalendarCommit<PlaceCommit, UnitPlaced>(Happened, Version, Actor)
{
    private readonly string audit = AuditLine.Write(new(
        nameof(UnitPlaced), Actor, "unit", Happened.Unit.Value, Happened.At, new Dictionary<string, string?>
        {
            ["from"] = Happened.From?.Value.ToString(),
            ["to"] = Happened.To?.Value.ToString(),
        }));

    // A closing that was begun since it was decided is stale memory: decided again, it is refused.
    protected internal override string Sql =>
        $"""
        SELECT CASE WHEN session_lives(session)
            AND NOT EXISTS (SELECT {UnitStore.Closed("asked.destination", "asked.unit", "asked.at")})
            THEN place_unit(unit, version, origin, destination, data, at, actor, $6, audit) ELSE false END
        FROM unnest($1, $2, $3, $4, $5, $7, $8, $9, $10) AS asked (unit, version, data, at, actor, origin, destination, audit, session)
        """;

    protected internal override void Bind(UnitColumns<PlaceCommit> columns) => BindEvent(columns)
        .Add(unit => unit.Happened.From?.Value)
        .Add(unit => unit.Happened.To?.Value)
        .AddJson(unit => unit.audit)
        .Add(unit => unit.Session);
}
