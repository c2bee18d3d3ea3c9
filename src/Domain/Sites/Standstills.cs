using System.Collections.Immutable;

namespace Toolbox24.Domain.Sites;

/// <summary>
/// When clocks stand still for a customer: while their site is silent, and while they wait for their turn to come in. Nobody is
/// billed for such time, and no deadline runs out in it.
/// </summary>
/// <param name="Spells">In any order; they may overlap. One that goes on ends now.</param>
public sealed record Standstills(ImmutableArray<Slot> Spells)
{
    public static Standstills None { get; } = new([]);

    /// <summary>How much of a span they take up.</summary>
    public TimeSpan Within(DateTimeOffset from, DateTimeOffset until)
    {
        var (sum, at) = (TimeSpan.Zero, from);
        foreach (var spell in InOrder())
        {
            var (start, end) = (spell.Start > at ? spell.Start : at, spell.End < until ? spell.End : until);
            if (end <= start) continue;

            (sum, at) = (sum + (end - start), end);
        }

        return sum;
    }

    /// <summary>When a time that began to run at an instant has run out, if without them it would have at another.</summary>
    public DateTimeOffset Postpone(DateTimeOffset from, DateTimeOffset deadline)
    {
        var (at, due) = (from, deadline);
        foreach (var spell in InOrder())
        {
            var start = spell.Start > at ? spell.Start : at;
            if (start >= due || spell.End <= start) continue;

            (due, at) = (due + (spell.End - start), spell.End);
        }

        return due;
    }

    /// <summary>These and one more.</summary>
    public Standstills And(Slot? spell) => spell is null ? this : new([.. Spells, spell]);

    public bool Equals(Standstills? other) => other is not null && Spells.AsSpan().SequenceEqual(other.Spells.AsSpan());

    public override int GetHashCode() => Spells.Length;

    private IEnumerable<Slot> InOrder() => Spells.OrderBy(spell => spell.Start);
}
