using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Sites;

/// <summary>Names one closing for ever.</summary>
public readonly record struct ClosingId(Guid Value)
{
    public static ClosingId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>Asks to close a locker or a whole site.</summary>
/// <param name="Site">Where.</param>
/// <param name="Locker">Which locker; null: all of them.</param>
/// <param name="Reason">Why, for the staff to read.</param>
/// <param name="From">From when; from now where it is past.</param>
/// <param name="Until">Until when; null: until somebody says so.</param>
public sealed record BeginClosing(SiteId Site, LockerId? Locker, string Reason, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>A time during which nobody can be promised a locker, or any locker of a site.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Site">Where.</param>
/// <param name="Locker">Which locker; null: all of them.</param>
/// <param name="Reason">Why, for the staff to read.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; null: until somebody says so.</param>
/// <param name="EndedAt">When somebody said so.</param>
public sealed record Closing(
    ClosingId Id, long Version, SiteId Site, LockerId? Locker, string Reason, DateTimeOffset From, DateTimeOffset? Until,
    DateTimeOffset? EndedAt)
{
    public const int LongestReason = 500;

    public static Result<Closing> Begin(BeginClosing request, DateTimeOffset now)
    {
        var from = request.From > now ? request.From.ToUniversalTime() : now;
        if (Names.Refuse(request.Reason, LongestReason) is { } reason) return reason;
        if (request.Until <= from) return new ClosingEndsFirst(from);

        return new Closing(
            ClosingId.New(now), 0, request.Site, request.Locker, request.Reason.Trim(), from, request.Until?.ToUniversalTime(), null);
    }

    public Result<Closing> End(long version, DateTimeOffset now)
    {
        if (version != Version) return new Stale(version);
        if (EndedAt is not null || Until <= now) return new ClosingOver(Id);

        return this with { EndedAt = now };
    }

    /// <summary>The time it takes, as far as is known.</summary>
    public Slot? During
    {
        get
        {
            var end = EndedAt ?? Until ?? DateTimeOffset.MaxValue;
            return end > From ? new Slot(From, end) : null;
        }
    }
}

/// <summary>What came of a booking that a closing endangered.</summary>
public enum EndangeredOutcome
{
    /// <summary>Nobody has looked yet.</summary>
    Open,

    /// <summary>Another unit of the same tool, at the same site.</summary>
    Moved,

    /// <summary>There is no other: we fail.</summary>
    Failed,

    /// <summary>It had begun: the tool is out, or about to be.</summary>
    UnderWay,
}

/// <summary>A booking of a unit that cannot be had then.</summary>
/// <param name="Rental">Whose.</param>
/// <param name="Unit">Which unit it was promised.</param>
/// <param name="During">When, turnaround included.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="MovedTo">The unit it is promised instead.</param>
public sealed record EndangeredBooking(RentalId Rental, UnitId Unit, Slot During, EndangeredOutcome Outcome, UnitId? MovedTo);

public sealed record UnknownClosing(ClosingId Closing) : Refusal("There is no such closing.");

public sealed record ClosingEndsFirst(DateTimeOffset From) : Refusal("A closing ends after it begins, and after now.");

public sealed record ClosingOver(ClosingId Closing) : Refusal("This closing is over.");

public sealed record LockerOfAnotherSite(LockerId Locker) : Refusal("The locker is in the wall of another site.");
