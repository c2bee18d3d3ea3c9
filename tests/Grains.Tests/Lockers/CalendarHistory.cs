using System.Text.Json;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>A unit's calendar, told again from its events, with whatever should never have happened on the way.</summary>
internal sealed class CalendarHistory
{
    private UnitCalendar calendar;

    private CalendarHistory(UnitId unit) => calendar = new(unit, TimeSpan.FromMinutes(30), []);

    public UnitId Unit => calendar.Unit;

    public HashSet<RentalId> EverHeld { get; } = [];

    public HashSet<RentalId> EverBooked { get; } = [];

    public HashSet<RentalId> EverReleased { get; } = [];

    public HashSet<RentalId> EverExpired { get; } = [];

    public List<(Claim New, Claim Standing)> Overlaps { get; } = [];

    public List<Claim> BookedAfterExpiry { get; } = [];

    public static List<CalendarHistory> Read(TestDatabase database, IEnumerable<UnitId> units) => [.. units.Select(unit =>
    {
        var history = new CalendarHistory(unit);
        foreach (var text in database.Column<string>(
            "SELECT jsonb_build_array(type, data)::text FROM event WHERE stream = $1 ORDER BY version", unit.Value))
        {
            var written = JsonSerializer.Deserialize<JsonElement[]>(text)!;
            history.Tell(written[0].GetString()!, written[1]);
        }

        return history;
    })];

    public List<Guid> Live(DateTimeOffset now) =>
        [.. calendar.Claims.Where(claim => claim.IsLive(now)).Select(claim => claim.Rental.Value)];

    private void Tell(string type, JsonElement data)
    {
        CalendarEvent happened = type switch
        {
            "UnitHeld" => Note(data.Deserialize<UnitHeld>(EventJson.Options)!),
            "UnitBooked" => Note(data.Deserialize<UnitBooked>(EventJson.Options)!),
            "UnitReleased" => Note(data.Deserialize<UnitReleased>(EventJson.Options)!),
            "HoldsExpired" => Note(data.Deserialize<HoldsExpired>(EventJson.Options)!),
            _ => data.Deserialize<UnitPlaced>(EventJson.Options)!,
        };
        calendar = calendar.Apply(happened);
    }

    private UnitHeld Note(UnitHeld held)
    {
        EverHeld.Add(held.Claim.Rental);
        if (calendar.InTheWay(held.Claim.During, held.At) is { } standing) Overlaps.Add((held.Claim, standing));
        return held;
    }

    private UnitBooked Note(UnitBooked booked)
    {
        EverBooked.Add(booked.Rental);
        var claim = calendar.Claims.Last(claim => claim.Rental == booked.Rental);
        if (!claim.IsLive(booked.At)) BookedAfterExpiry.Add(claim);
        return booked;
    }

    private UnitReleased Note(UnitReleased released)
    {
        EverReleased.Add(released.Rental);
        return released;
    }

    private HoldsExpired Note(HoldsExpired expired)
    {
        EverExpired.UnionWith(expired.Rentals);
        return expired;
    }
}
