using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>Customers who ask at random and at once, an agent who moves units about, and a clock that goes on.</summary>
[Trait("story", "T24-208")]
[Trait("category", "soak")]
public sealed class SequenceTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    private const int Batches = 150;
    private const int Customers = 20;
    private const int Units = 5;
    private const int SpareLockers = 2;

    private readonly Random random = new(Seeds.Next());
    private readonly HoldSlot?[] asked = new HoldSlot?[Customers];
    private readonly UnitId[] units = new UnitId[Customers];

    [Fact]
    public async Task What_is_stored_is_what_the_answers_said_after_every_batch()
    {
        var wall = fixture.Database.AddWall(Units);
        List<LockerId> lockers = [.. wall.Select(one => one.Locker)];
        for (var i = 0; i < SpareLockers; i++) lockers.Add(fixture.Database.AddEmptyLocker(beside: lockers[0]));
        var model = new ModelWall(wall);
        var answers = new List<Call>();

        for (var batch = 0; batch < Batches; batch++)
        {
            var calls = await Task.WhenAll(
                Enumerable.Range(0, Customers).Select(customer => Next(customer, model)).Append(Move(model, lockers)));
            model.Take(calls, fixture.Now);
            answers.AddRange(calls);
            if (batch % 3 == 0) await Sweep();
            AssertStored(model);
            fixture.Clock.Advance(TimeSpan.FromMinutes(random.Next(9)));
        }

        var history = CalendarHistory.Read(fixture.Database, wall.Select(one => one.Unit));
        Assert.All(history, calendar => Assert.Empty(calendar.Overlaps));
        Assert.All(history, calendar => Assert.Empty(calendar.BookedAfterExpiry));
        AssertManyOfEach(answers);
    }

    private async Task<Call> Next(int customer, ModelWall model)
    {
        if (asked[customer] is not { } before || random.Next(20) == 0
            || model.Of(units[customer], before.Rental, fixture.Now) is null)
            return await Ask(customer, model);

        var locker = fixture.Locker(model.Places[units[customer]]);
        return random.Next(10) switch
        {
            < 3 => new ClaimCall(Act.Confirm, units[customer], before.Rental, before, await locker.Confirm(before.Rental)),
            < 7 => new ClaimCall(Act.Release, units[customer], before.Rental, before, await locker.Release(before.Rental)),
            < 9 => await Hold(customer, model, before),
            _ => await Hold(customer, model, before with { Slot = ASlot(), ExpiresAt = AnExpiry() }),
        };
    }

    /// <summary>As a new rental; or, now and then, confirms and releases for one that has expired or never was.</summary>
    private async Task<Call> Ask(int customer, ModelWall model)
    {
        if (asked[customer] is { } expired && random.Next(4) == 0)
        {
            var locker = fixture.Locker(model.Places[units[customer]]);
            return random.Next(2) == 0
                ? new ClaimCall(Act.Confirm, units[customer], expired.Rental, expired, await locker.Confirm(expired.Rental))
                : new ClaimCall(Act.Release, units[customer], expired.Rental, expired, await locker.Release(expired.Rental));
        }

        units[customer] = model.Places.Keys.ElementAt(random.Next(Units));
        asked[customer] = new HoldSlot(RentalId.New(fixture.Now), ASlot(), AnExpiry());
        return await Hold(customer, model, asked[customer]!);
    }

    private async Task<Call> Hold(int customer, ModelWall model, HoldSlot request)
    {
        var unit = units[customer];
        var answer = await fixture.Locker(model.Places[unit]).Hold(request);
        return new ClaimCall(
            Act.Hold, unit, request.Rental, request, answer.Succeeded(out var held, out var refusal) ? held.Claim : refusal);
    }

    private async Task<Call> Move(ModelWall model, List<LockerId> lockers)
    {
        var (unit, to) = (model.Places.Keys.ElementAt(random.Next(Units)), lockers[random.Next(lockers.Count)]);
        return new MoveCall(unit, to, await fixture.Locker(model.Places[unit]).MoveTo(to));
    }

    private DateTimeOffset AnExpiry() => fixture.Now.AddMinutes(random.Next(3, 21));

    private Slot ASlot()
    {
        var start = SlotRules.Default.Current(fixture.Now).AddMinutes(15 * random.Next(40));
        return new Slot(start, start.AddMinutes(15 * random.Next(4, 10)));
    }

    private async Task Sweep()
    {
        await fixture.Silo.Sweep();
        Assert.Equal(0L, fixture.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE expires_at <= $1", fixture.Now));
    }

    private void AssertStored(ModelWall model)
    {
        var now = fixture.Now;
        Assert.Equal(
            model.Live(now).Select(one => Written(one.Unit, one.Claim)).Order(),
            fixture.Database.Column<string>(
                """
                SELECT concat_ws(' ', unit_id, rental_id, kind, extract(epoch FROM lower(during))::bigint,
                                 extract(epoch FROM upper(during))::bigint, extract(epoch FROM expires_at)::bigint)
                FROM slot_claim WHERE upper(during) > $1 AND (expires_at IS NULL OR expires_at > $1)
                """, now).Order());
        Assert.Equal(
            model.Places.Select(place => $"{place.Key.Value} {place.Value.Value}").Order(),
            fixture.Database.Column<string>("SELECT id || ' ' || locker_id FROM tool_unit").Order());
        Assert.Equal(0L, fixture.Database.Scalar<long>(
            """
            SELECT count(*) FROM slot_claim one JOIN slot_claim other
            ON one.unit_id = other.unit_id AND one.ctid < other.ctid AND one.during && other.during
            """));
        Assert.Empty(fixture.Database.Column<Guid>(
            "SELECT stream FROM event GROUP BY stream HAVING min(version) <> 1 OR max(version) <> count(*)"));
    }

    private static string Written(UnitId unit, Claim claim) => string.Join(' ', ((string?[])
    [
        $"{unit.Value}", $"{claim.Rental.Value}", claim.IsHold ? "Hold" : "Booking", $"{claim.During.Start.ToUnixTimeSeconds()}",
        $"{claim.During.End.ToUnixTimeSeconds()}", claim.ExpiresAt is { } expiry ? $"{expiry.ToUnixTimeSeconds()}" : null,
    ]).OfType<string>());

    private static void AssertManyOfEach(List<Call> answers)
    {
        var granted = answers.OfType<ClaimCall>().ToLookup(call => call.Answer.Succeeded(out _, out _), call => call.Act);
        foreach (var act in Enum.GetValues<Act>())
        {
            Assert.True(granted[true].Count(one => one == act) > Batches, $"too few {act} succeeded");
            Assert.True(granted[false].Count(one => one == act) > Batches / 5, $"too few {act} refused");
        }

        var moves = answers.OfType<MoveCall>().Count(move => move.Answer.Succeeded(out _, out _));
        Assert.True(moves > Batches / 10, "too few moves");
    }
}
