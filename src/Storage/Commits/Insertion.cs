using Npgsql;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Commits;

/// <summary>A new aggregate and its first event. False: its name or code is taken, nothing was written.</summary>
/// <param name="Happened">What the event says: the aggregate as it was made.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who caused it: an id, or "system".</param>
internal abstract record Insertion<TSelf, TMade>(TMade Happened, DateTimeOffset At, string Actor) : UnitOfWork<TSelf, bool>
    where TSelf : Insertion<TSelf, TMade>
    where TMade : notnull
{
    private readonly string facts = EventJson.Write(Happened);

    protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);

    /// <summary>Adds the three columns every first event has.</summary>
    protected static void BindEvent(UnitColumns<TSelf> columns) => columns
        .AddJson(unit => unit.facts)
        .Add(unit => unit.At)
        .Add(unit => unit.Actor);
}
