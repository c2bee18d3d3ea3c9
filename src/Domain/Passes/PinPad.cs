using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Passes;

/// <summary>
/// The PIN pad of a kiosk: the wrong PINs that count, and how long it is locked by them. Kiosks that hear nothing from us go on counting by
/// the same rule.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Wrong">When the wrong ones were typed, the oldest first.</param>
public sealed record PinPad(ThrottleRule Rule, ImmutableArray<DateTimeOffset> Wrong)
{
    /// <summary>The first instant at which a PIN is compared again; null where one can be at once.</summary>
    public DateTimeOffset? LockedUntil(DateTimeOffset now)
    {
        if (Wrong.Length < Rule.Allowed || IsForgotten(now)) return null;

        var until = Wrong[^1] + Delay(Wrong.Length - Rule.Allowed);
        return until > now ? until : null;
    }

    /// <summary>A wrong one was typed.</summary>
    public PinPad Mistyped(DateTimeOffset now) => this with { Wrong = IsForgotten(now) ? [now] : Wrong.Add(now) };

    public bool Equals(PinPad? other) => other is not null && Rule == other.Rule && Wrong.AsSpan().SequenceEqual(other.Wrong.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Rule, Wrong.Length);

    private bool IsForgotten(DateTimeOffset now) => Wrong.IsEmpty || Wrong[^1] <= now - Rule.Within;

    /// <summary>The first one, doubled with each more, up to the longest.</summary>
    private TimeSpan Delay(int more)
    {
        var delay = Rule.FirstDelay!.Value;
        for (var time = 0; time < more && delay < Rule.LongestDelay; time++) delay *= 2;
        return delay < Rule.LongestDelay ? delay : Rule.LongestDelay!.Value;
    }
}
