using System.Collections.Immutable;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Doors;

/// <summary>Why a bridge opened a door that we had not asked for: a kiosk without a line wanted it, and had a permit of ours.</summary>
/// <param name="Kiosk">Which.</param>
/// <param name="Sequence">What the kiosk numbers it: higher than any before.</param>
/// <param name="Rental">For whose rental.</param>
public sealed record AloneOpening(DeviceId Kiosk, long Sequence, RentalId Rental);

/// <summary>A door that a kiosk had opened by itself, as the kiosk tells it.</summary>
/// <param name="Kiosk">Which.</param>
/// <param name="Sequence">What it numbers it.</param>
/// <param name="Door">Which door.</param>
public sealed record DoorOpenedAlone(DeviceId Kiosk, long Sequence, DoorId Door);

/// <summary>An opening of which the bridge has said why, and its kiosk nothing yet.</summary>
/// <param name="Opening">Why, as the bridge said.</param>
/// <param name="At">When the door opened.</param>
/// <param name="Since">Since when the kiosk is waited for: we have heard of the door, and it could have told.</param>
public sealed record UntoldOpening(AloneOpening Opening, DateTimeOffset At, DateTimeOffset Since);

/// <summary>The openings of a door that their kiosks have still to tell of, the oldest first.</summary>
public sealed record UntoldOpenings(ImmutableArray<UntoldOpening> All)
{
    public static UntoldOpenings None { get; } = new([]);

    public bool Equals(UntoldOpenings? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    public override int GetHashCode() => All.Length;
}
