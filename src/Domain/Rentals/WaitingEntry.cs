using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Rentals;

/// <summary>The bounds of waiting.</summary>
/// <param name="Most">The wishes somebody may wait for at a time.</param>
/// <param name="Pause">How long somebody is passed over who cannot be let have it now.</param>
public sealed record WaitingRules(int Most, TimeSpan Pause)
{
    public static WaitingRules Default { get; } = new(Most: 10, Pause: TimeSpan.FromMinutes(5));
}

/// <summary>
/// Somebody waits for tools that somebody else has. Once they are free, they are held for who has waited longest, for a while,
/// then for the next; who let an offer go by waits no more.
/// </summary>
/// <param name="Id">Names it; the rental it becomes has the same id.</param>
/// <param name="Customer">Who waits.</param>
/// <param name="Wish">For what.</param>
/// <param name="Tools">The tools of it, those of packs too; what is wanted twice is there twice.</param>
/// <param name="AskedAt">Since when.</param>
/// <param name="NextTry">Not offered before.</param>
/// <param name="OfferedAt">When it was held for them; null before.</param>
/// <param name="LeftAt">When they gave up waiting; null where they did not.</param>
/// <param name="Version">How often it was written.</param>
public sealed record WaitingEntry(
    RentalId Id, AccountId Customer, RentalWish Wish, ImmutableArray<ToolId> Tools, DateTimeOffset AskedAt, DateTimeOffset NextTry,
    DateTimeOffset? OfferedAt, DateTimeOffset? LeftAt, long Version)
{
    [JsonIgnore]
    public bool IsWaiting => OfferedAt is null && LeftAt is null;

    /// <summary>Begins to wait.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="wish">For what; a quote was made of it.</param>
    /// <param name="tools">The tools of that quote.</param>
    /// <param name="others">What they wait for already.</param>
    /// <param name="isFree">Whether nobody has what they want: it can be held at once.</param>
    /// <param name="now">When.</param>
    /// <param name="rules">How much somebody may wait for.</param>
    public static Result<WaitingEntry> Join(
        AccountId customer, RentalWish wish, IEnumerable<ToolId> tools, IReadOnlyCollection<WaitingEntry> others, bool isFree,
        DateTimeOffset now, WaitingRules rules)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(rules);
        if (isFree) return new NothingToWaitFor();
        if (others.Any(other => other.Wish == wish)) return new AlreadyWaiting();
        if (others.Count >= rules.Most) return new WaitsForTooMuch(rules.Most);

        return new WaitingEntry(RentalId.New(now), customer, wish, [.. tools], now, now, null, null, 0);
    }

    public Result<WaitingEntry> Leave(DateTimeOffset now) => IsWaiting ? this with { LeftAt = now } : new WaitsNoMore();

    /// <summary>It is held for them.</summary>
    public WaitingEntry Offered(DateTimeOffset now) => this with { OfferedAt = now };

    /// <summary>They cannot be let have it now: the next is asked.</summary>
    public WaitingEntry PassedOver(WaitingRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return this with { NextTry = now + rules.Pause };
    }

    public bool Equals(WaitingEntry? other) =>
        other is not null && (Id, Customer, Wish, AskedAt, NextTry, OfferedAt, LeftAt) ==
            (other.Id, other.Customer, other.Wish, other.AskedAt, other.NextTry, other.OfferedAt, other.LeftAt)
        && Version == other.Version && Tools.AsSpan().SequenceEqual(other.Tools.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Version);
}

public sealed record NothingToWaitFor() : Refusal("This is free: it can be held now.");

public sealed record AlreadyWaiting() : Refusal("This is waited for already.");

public sealed record WaitsForTooMuch(int Most) : Refusal("Nobody may wait for more than that.");

public sealed record WaitsNoMore() : Refusal("Nobody waits for this, or no longer.");
