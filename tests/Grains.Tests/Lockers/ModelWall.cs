using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>What the wall must be, told by the answers alone: where each unit stands, and to whom it is promised.</summary>
internal sealed class ModelWall(IEnumerable<(LockerId Locker, UnitId Unit)> wall)
{
    public static readonly TimeSpan Turnaround = TimeSpan.FromMinutes(30);

    private readonly List<(UnitId Unit, Claim Claim)> promises = [];

    public Dictionary<UnitId, LockerId> Places { get; } = wall.ToDictionary(one => one.Unit, one => one.Locker);

    public List<(UnitId Unit, Claim Claim)> Live(DateTimeOffset now) =>
        [.. promises.Where(one => one.Claim.IsLive(now) && now < one.Claim.During.End)];

    public Claim? Of(UnitId unit, RentalId rental, DateTimeOffset now) =>
        Live(now).SingleOrDefault(one => one.Unit == unit && one.Claim.Rental == rental).Claim;

    /// <summary>
    /// Takes in the answers of one batch, in which each customer asked once and the clock stood still, and has each be
    /// one that some order of the calls explains.
    /// </summary>
    public void Take(IReadOnlyList<Call> batch, DateTimeOffset now)
    {
        var before = Live(now);
        var moved = batch.OfType<MoveCall>().Where(move => move.Answer.Succeeded(out _, out _))
            .ToDictionary(move => move.Unit, move => move.To);

        foreach (var call in batch.OfType<ClaimCall>()) Take(call, Of(call.Unit, call.Rental, now));
        foreach (var call in batch.OfType<ClaimCall>().Where(call => !moved.ContainsKey(call.Unit)))
            AssertExplained(call, before, now);
        foreach (var (unit, to) in moved) Places[unit] = to;
    }

    private void Take(ClaimCall call, Claim? own)
    {
        if (!call.Answer.Succeeded(out var claim, out _)) return;
        if (own is not null) Assert.True(promises.Remove((call.Unit, own)));
        if (call.Act != Act.Release) promises.Add((call.Unit, claim));
    }

    private void AssertExplained(ClaimCall call, List<(UnitId Unit, Claim Claim)> before, DateTimeOffset now)
    {
        var own = before.SingleOrDefault(one => one.Unit == call.Unit && one.Claim.Rental == call.Rental).Claim;
        var expected = (call.Act, own) switch
        {
            (Act.Hold, null) => HeldOrTaken(call, before, now),
            (Act.Hold, { } claim) when claim.During == call.Request.Slot.Extended(Turnaround) => claim,
            (Act.Hold, { } claim) => new HoldsAnotherSlot(claim.During),
            (_, null) => new NothingHeld(call.Rental),
            (Act.Confirm, { } claim) => claim with { ExpiresAt = null },
            (_, { } claim) => claim,
        };
        Assert.Equal(expected, call.Answer.Succeeded(out var given, out var refusal) ? given : refusal);
    }

    /// <summary>A free slot is held; one that is not names what stood there before the batch, or stands there after it.</summary>
    private object HeldOrTaken(ClaimCall call, List<(UnitId Unit, Claim Claim)> before, DateTimeOffset now)
    {
        var during = call.Request.Slot.Extended(Turnaround);
        var inTheWay = before.Concat(Live(now))
            .Where(one => one.Unit == call.Unit && one.Claim.Rental != call.Rental)
            .Where(one => one.Claim.During.Overlaps(during)).ToList();
        if (call.Answer.Succeeded(out _, out var refusal))
        {
            Assert.DoesNotContain(inTheWay, one => Live(now).Contains(one));
            return new Claim(call.Rental, during, call.Request.ExpiresAt);
        }

        var taken = Assert.IsType<SlotTaken>(refusal);
        Assert.Contains(taken.Conflict, inTheWay.Select(one => one.Claim.During));
        return taken;
    }
}

internal enum Act { Hold, Confirm, Release }

/// <summary>A call that was made, and its answer.</summary>
internal abstract record Call(UnitId Unit);

internal sealed record ClaimCall(Act Act, UnitId Unit, RentalId Rental, HoldSlot Request, Result<Claim> Answer) : Call(Unit);

internal sealed record MoveCall(UnitId Unit, LockerId To, Result<LockerView> Answer) : Call(Unit);
