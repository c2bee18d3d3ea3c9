using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Lockers;

/// <summary>One locker with a unit in it, and the calendar functions called on it as the database sees them.</summary>
internal sealed class CalendarBed
{
    public static readonly DateTimeOffset Now = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Channels = ["kiosk"];

    private readonly TestDatabase database;

    public CalendarBed(TestDatabase database)
    {
        this.database = database;
        (Locker, Unit) = database.AddWall(lockers: 1)[0];
    }

    public LockerId Locker { get; }

    public UnitId Unit { get; }

    /// <summary>The rentals that have a claim, in the order of their slots.</summary>
    public List<Guid> Claims => database.Column<Guid>(
        "SELECT rental_id FROM slot_claim WHERE unit_id = $1 ORDER BY during", Unit.Value);

    /// <summary>How many events of the unit, and how many rows to leave because of them.</summary>
    public (long Events, long Outbox) Written => (
        database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1", Unit.Value),
        database.Scalar<long>("SELECT count(*) FROM outbox WHERE stream = $1", Unit.Value));

    /// <summary>Puts a hold in the table, past the function.</summary>
    /// <param name="from">Start of the slot, in hours from now.</param>
    /// <param name="until">End of the slot, in hours from now.</param>
    /// <param name="expiry">In minutes from now.</param>
    /// <param name="rental">Whose it is; null: a rental of its own.</param>
    public Guid AddHold(int from, int until, int expiry, Guid? rental = null)
    {
        var id = rental ?? Guid.NewGuid();
        database.Execute(
            "INSERT INTO slot_claim VALUES ($1, $2, tstzrange($3, $4), 'Hold', $5)",
            Unit.Value, id, Now.AddHours(from), Now.AddHours(until), Now.AddMinutes(expiry));
        return id;
    }

    /// <summary>Puts a booking in the table, past the function.</summary>
    public Guid AddBooking(int from, int until, Guid? rental = null)
    {
        var id = rental ?? Guid.NewGuid();
        database.Execute(
            "INSERT INTO slot_claim VALUES ($1, $2, tstzrange($3, $4), 'Booking', NULL)",
            Unit.Value, id, Now.AddHours(from), Now.AddHours(until));
        return id;
    }

    /// <summary>Asks for holds in one call, as one flush does.</summary>
    public List<bool> Hold(params Ask[] asks) => database.Column<bool>(
        "SELECT hold_units($1, $2, $3, $4, $5, $6, $7, $8::jsonb[], $9, $10, $11)",
        asks.Select(ask => (ask.Locker ?? Locker).Value).ToArray(),
        asks.Select(ask => ask.Unit ?? Unit.Value).ToArray(),
        asks.Select(ask => ask.Version).ToArray(),
        asks.Select(ask => ask.Rental).ToArray(),
        asks.Select(ask => Now.AddHours(ask.From)).ToArray(),
        asks.Select(ask => Now.AddHours(ask.Until)).ToArray(),
        asks.Select(_ => Now.AddMinutes(15)).ToArray(),
        asks.Select(_ => "{}").ToArray(),
        asks.Select(_ => Now).ToArray(),
        asks.Select(_ => "test").ToArray(),
        Channels);

    public bool Book(Guid rental, long version, int minutes = 0) => database.Scalar<bool>(
        "SELECT book_unit($1, $2, $3, '{}', $4, 'test', '{kiosk}')", Unit.Value, version, rental, Now.AddMinutes(minutes));

    public bool Release(Guid rental, long version) => database.Scalar<bool>(
        "SELECT release_unit($1, $2, $3, '{}', $4, 'test', '{kiosk}')", Unit.Value, version, rental, Now);

    /// <summary>When the rental's claim on the unit starts, in hours from now.</summary>
    public double StartOf(Guid rental) => (database.Scalar<DateTime>(
        "SELECT lower(during) FROM slot_claim WHERE unit_id = $1 AND rental_id = $2", Unit.Value, rental) - Now.UtcDateTime).TotalHours;
}

/// <summary>A hold asked for: a rental, and a slot in hours from now.</summary>
internal sealed record Ask(Guid Rental, int From, int Until, long Version = 1)
{
    public LockerId? Locker { get; init; }

    public Guid? Unit { get; init; }
}
