using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>How far we have gone to have a tool back.</summary>
public enum Chase { None, Called, Notified }

/// <summary>More time, agreed on while the tools are out.</summary>
/// <param name="Until">The new end.</param>
/// <param name="Rent">What it costs, VAT included.</param>
public sealed record Extension(DateTimeOffset Until, Euros Rent);

/// <summary>More time that has still to be paid; until then the end stays as it is.</summary>
/// <param name="Wanted">What is wanted.</param>
/// <param name="ExpiresAt">When lockers promise it no more.</param>
/// <param name="Replaced">The payments that are undone once it is paid.</param>
/// <param name="Awaited">The payments it waits for.</param>
public sealed record PendingExtension(
    Extension Wanted, DateTimeOffset ExpiresAt, ImmutableArray<PaymentId> Replaced, ImmutableArray<PaymentId> Awaited)
{
    public bool Equals(PendingExtension? other) =>
        other is not null && (Wanted, ExpiresAt) == (other.Wanted, other.ExpiresAt)
        && Replaced.AsSpan().SequenceEqual(other.Replaced.AsSpan()) && Awaited.AsSpan().SequenceEqual(other.Awaited.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Wanted, ExpiresAt);
}

/// <summary>What happens to a rental from its pick-up on; a rental that nobody has begun to fetch has none.</summary>
/// <param name="BegunAt">When the pick-up began.</param>
/// <param name="LastSeenAt">When the customer last did something there.</param>
/// <param name="Items">The tools, in the order of the rental's; then those that were given back for a twin.</param>
public sealed record OnSite(DateTimeOffset BegunAt, DateTimeOffset LastSeenAt, ImmutableArray<ItemOnSite> Items)
{
    /// <summary>The rules it goes by; null where they are the usual ones.</summary>
    public OnSiteRules? OwnRules { get; init; }

    [JsonIgnore]
    public OnSiteRules Rules => OwnRules ?? OnSiteRules.Default;

    /// <summary>The unit whose locker did not open, while the customer chooses what to do.</summary>
    public UnitId? Stuck { get; init; }

    public DateTimeOffset? ChooseUntil { get; init; }

    /// <summary>From when on the tools are had; null before.</summary>
    public DateTimeOffset? MeterSince { get; init; }

    /// <summary>When the customer left with the tools; null before.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>When a kiosk told that they had left; null where it did not have to.</summary>
    public DateTimeOffset? LeftToldAt { get; init; }

    /// <summary>The last time that was added; null where none was.</summary>
    public Extension? Extended { get; init; }

    public PendingExtension? Extending { get; init; }

    public DateTimeOffset? OverdueSince { get; init; }

    public Chase Chase { get; init; }

    /// <summary>Clocks stand still then: the customer went to the wrong site first.</summary>
    public Slot? Grace { get; init; }

    public DateTimeOffset? LostAt { get; init; }

    /// <summary>Since when nothing runs on: the tools counted as lost then, for the first time.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When somebody of the staff said that what was lost is there again; null where it is back, or lost anew.</summary>
    public DateTimeOffset? FoundAt { get; init; }

    /// <summary>What the customer owes for lost tools beyond their deposit.</summary>
    public Euros Debt { get; init; }

    /// <summary>When a consumer withdrew from the contract, which had begun; null where they did not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When all tools were back; null before.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>When all tools were back for the first time, and the invoice of the rent was due: a locker that is opened again leaves it so.</summary>
    public DateTimeOffset? FirstBackAt { get; init; }

    /// <summary>When nobody had decided in time; null where that was not so.</summary>
    public DateTimeOffset? UndecidedAt { get; init; }

    public ItemOnSite? Of(UnitId unit) => Items.FirstOrDefault(item => item.Unit == unit);

    public OnSite With(UnitId unit, Func<ItemOnSite, ItemOnSite> change) =>
        this with { Items = [.. Items.Select(item => item.Unit == unit ? change(item) : item)] };

    /// <summary>As it is known at an instant that all tools are back, whether for the first time or again.</summary>
    /// <param name="at">When it is known.</param>
    /// <param name="since">Since when they are.</param>
    public OnSite Back(DateTimeOffset at, DateTimeOffset since) =>
        this with { BackAt = at, FirstBackAt = FirstBackAt ?? since, FoundAt = null, UndecidedAt = null };

    public bool Equals(OnSite? other) =>
        other is not null && (BegunAt, LastSeenAt, OwnRules, Stuck, ChooseUntil, MeterSince) ==
            (other.BegunAt, other.LastSeenAt, other.OwnRules, other.Stuck, other.ChooseUntil, other.MeterSince)
        && (LeftAt, LeftToldAt, Extended, Extending, OverdueSince, Chase, Grace) ==
            (other.LeftAt, other.LeftToldAt, other.Extended, other.Extending, other.OverdueSince, other.Chase, other.Grace)
        && (LostAt, StoppedAt, FoundAt, Debt, BackAt, FirstBackAt, UndecidedAt, WithdrawnAt) ==
            (other.LostAt, other.StoppedAt, other.FoundAt, other.Debt, other.BackAt, other.FirstBackAt, other.UndecidedAt, other.WithdrawnAt)
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => HashCode.Combine(BegunAt, LastSeenAt, Items.Length);
}
