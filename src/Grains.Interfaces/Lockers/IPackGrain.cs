using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>
/// The packs of one rental, by its id. It asks one pack after the other, so that what one gives back is none that
/// another was promised.
/// </summary>
[Alias("pack")]
public interface IPackGrain : IGrainWithGuidKey
{
    /// <summary>Holds several lockers, all or none; callers go through <c>HoldAll</c>, which checks what is asked.</summary>
    [Alias("hold")]
    Task<Result<HeldPack>> Hold(HoldPack request);
}

/// <summary>Asks for the units of several lockers.</summary>
/// <param name="Lockers">Each once.</param>
/// <param name="Hold">What is asked of each.</param>
[GenerateSerializer, Immutable, Alias("hold-pack")]
public sealed record HoldPack(ImmutableArray<LockerId> Lockers, HoldSlot Hold)
{
    /// <inheritdoc />
    public bool Equals(HoldPack? other) =>
        other is not null && Hold == other.Hold && Lockers.AsSpan().SequenceEqual(other.Lockers.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Hold, Lockers.Length);
}

/// <summary>Every tool of a pack, held for the same slot.</summary>
/// <param name="Claims">What each is promised, in the order of their lockers.</param>
[GenerateSerializer, Immutable, Alias("held-pack")]
public sealed record HeldPack(ImmutableArray<Claim> Claims)
{
    /// <summary>
    /// Until when all of it is promised, null where all is booked: what the rental held before it asked for the pack may
    /// end earlier than the rest.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? ExpiresAt => Claims.Min(claim => claim.ExpiresAt);

    /// <inheritdoc />
    public bool Equals(HeldPack? other) =>
        other is not null && Claims.AsSpan().SequenceEqual(other.Claims.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Claims.Length;
}
