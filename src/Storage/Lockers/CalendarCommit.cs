using Npgsql;
using Toolbox24.Domain.Lockers;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Lockers;

/// <summary>One calendar event with its claim and outbox rows. False: stale, nothing was written.</summary>
/// <param name="Happened">The event.</param>
/// <param name="Version">The version the calendar has afterwards.</param>
/// <param name="Actor">Who caused it.</param>
internal abstract record CalendarCommit<TSelf, TEvent>(TEvent Happened, long Version, string Actor) : UnitOfWork<TSelf, bool>
    where TSelf : CalendarCommit<TSelf, TEvent>
    where TEvent : CalendarEvent
{
    /// <summary>The site's kiosk keeps the list of what is promised, to work when the network does not.</summary>
    protected static readonly string[] Channels = ["kiosk"];

    /// <summary>Written once, by the caller, not while everybody waits for the flush.</summary>
    public string Facts { get; } = EventJson.Write(Happened);

    protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);

    /// <summary>Adds what every event has: unit, version, data, instant and actor, and the channels as the sixth parameter.</summary>
    protected static UnitColumns<TSelf> BindEvent(UnitColumns<TSelf> columns) => columns
        .Add(unit => unit.Happened.Unit.Value)
        .Add(unit => unit.Version)
        .AddJson(unit => unit.Facts)
        .Add(unit => unit.Happened.At)
        .Add(unit => unit.Actor)
        .AddShared(Channels);
}
