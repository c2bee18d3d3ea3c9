using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Lockers.Sequences;

/// <summary>What a calendar has to answer, found the slow way: every promise ever made is kept, and each question goes through all of them.</summary>
internal sealed class NaiveCalendar(SlotRules rules, TimeSpan turnaround)
{
    private readonly List<Claim> promises = [];

    /// <summary>The promises that bind somebody now, earliest first.</summary>
    public IEnumerable<Claim> Live(DateTimeOffset now) =>
        promises.Where(one => IsLive(one, now) && now < one.During.End).OrderBy(one => one.During.Start);

    public Claim? Of(RentalId rental, DateTimeOffset now) => Live(now).SingleOrDefault(one => one.Rental == rental);

    /// <summary>The claim, or the refusal.</summary>
    public object Hold(HoldSlot request, DateTimeOffset now)
    {
        var (start, end) = (request.Slot.Start, request.Slot.End);
        var own = Of(request.Rental, now);
        if (own is not null && own.During.Start == start && own.During.End == end + turnaround) return own;

        if (Impossible(start, end, now) is { } impossible) return impossible;
        if (request.ExpiresAt <= now || request.ExpiresAt > now + rules.LongestHold)
            return new HoldExpiryOutOfBounds(now, now + rules.LongestHold);
        if (own is not null) return new HoldsAnotherSlot(own.During);

        var conflicts = Conflicts(start, end, now);
        if (conflicts.Count > 0) return new SlotTaken(conflicts.MinBy(one => one.During.Start)!.During);

        var claim = new Claim(request.Rental, new Slot(start, end + turnaround), request.ExpiresAt);
        promises.Add(claim);
        return claim;
    }

    public object Confirm(RentalId rental, DateTimeOffset now)
    {
        if (Of(rental, now) is not { } claim) return new NothingHeld(rental);

        promises.Remove(claim);
        promises.Add(claim with { ExpiresAt = null });
        return promises[^1];
    }

    public object Release(RentalId rental, DateTimeOffset now)
    {
        if (Of(rental, now) is not { } claim) return new NothingHeld(rental);

        promises.Remove(claim);
        return claim;
    }

    private static bool IsLive(Claim one, DateTimeOffset now) => one.ExpiresAt is null || one.ExpiresAt > now;

    private static bool IsQuarter(DateTimeOffset instant) =>
        instant.Minute % 15 == 0 && instant.Ticks % TimeSpan.TicksPerMinute == 0;

    private Refusal? Impossible(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        if (!IsQuarter(start) || !IsQuarter(end)) return new SlotOffStep(rules.Step);
        if (end - start < rules.Shortest) return new SlotTooShort(rules.Shortest);
        if (end - start > rules.Longest) return new SlotTooLong(rules.Longest);
        if (start + rules.Step <= now) return new SlotInThePast(start);
        if (start > now + rules.Horizon) return new SlotTooFarAhead(now + rules.Horizon);

        return null;
    }

    private List<Claim> Conflicts(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) =>
        [.. promises.Where(one => IsLive(one, now) && one.During.End > start && one.During.Start < end + turnaround)];
}
