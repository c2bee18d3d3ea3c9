using Toolbox24.Domain.Lockers;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Lockers;

internal sealed record ExtendCommit(UnitExtended Happened, long Version, string Actor)
    : CalendarCommit<ExtendCommit, UnitExtended>(Happened, Version, Actor)
{
    protected internal override string Sql =>
        """
        SELECT extend_hold(unit, version, rental, expires_at, data, at, actor, $6)
        FROM unnest($1, $2, $3, $4, $5, $7, $8) AS asked (unit, version, data, at, actor, rental, expires_at)
        """;

    protected internal override void Bind(UnitColumns<ExtendCommit> columns) => BindEvent(columns)
        .Add(unit => unit.Happened.Rental.Value)
        .Add(unit => unit.Happened.ExpiresAt);
}

internal sealed record ReserveCommit(UnitReserved Happened, long Version, string Actor)
    : CalendarCommit<ReserveCommit, UnitReserved>(Happened, Version, Actor)
{
    protected internal override bool LocksFirst => true;

    protected internal override string Sql =>
        """
        SELECT reserve_unit(unit, version, rental, expires_at, data, at, actor, $6)
        FROM unnest($1, $2, $3, $4, $5, $7, $8) AS asked (unit, version, data, at, actor, rental, expires_at)
        """;

    protected internal override void Bind(UnitColumns<ReserveCommit> columns) => BindEvent(columns)
        .Add(unit => unit.Happened.Rental.Value)
        .Add(unit => unit.Happened.ExpiresAt);
}

internal sealed record MoveCommit(UnitMoved Happened, long Version, string Actor)
    : CalendarCommit<MoveCommit, UnitMoved>(Happened, Version, Actor)
{
    protected internal override bool LocksFirst => true;

    protected internal override string Sql =>
        """
        SELECT move_unit(unit, version, rental, starts_at, ends_at, data, at, actor, $6)
        FROM unnest($1, $2, $3, $4, $5, $7, $8, $9) AS asked (unit, version, data, at, actor, rental, starts_at, ends_at)
        """;

    protected internal override void Bind(UnitColumns<MoveCommit> columns) => BindEvent(columns)
        .Add(unit => unit.Happened.Rental.Value)
        .Add(unit => unit.Happened.During.Start)
        .Add(unit => unit.Happened.During.End);
}
