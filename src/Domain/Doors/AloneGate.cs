using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Doors;

/// <summary>A kiosk wants a door open, and asks the bridge beside it.</summary>
/// <param name="Kiosk">Which.</param>
/// <param name="Door">Which door.</param>
/// <param name="Sequence">Its number: higher than any before, or the last one again where no answer came.</param>
/// <param name="Permit">What we signed.</param>
/// <param name="Proof">That it is this kiosk: see <see cref="AloneKey.Prove" />.</param>
public sealed record AloneOrder(DeviceId Kiosk, DoorId Door, long Sequence, string Permit, string Proof);

/// <summary>Why a bridge opens nothing for a kiosk.</summary>
public enum AloneFault
{
    /// <summary>We have told the bridge of no such kiosk, or not any more.</summary>
    UnknownKiosk,

    /// <summary>It does not know what that kiosk knows.</summary>
    WrongProof,

    /// <summary>Something with a higher number was asked before.</summary>
    OldSequence,

    /// <summary>We did not sign the permit.</summary>
    ForgedPermit,

    /// <summary>The permit is another kiosk's, or of another site.</summary>
    OtherPermit,

    /// <summary>Not yet, or not any more.</summary>
    NotNow,

    /// <summary>The permit says nothing of this door.</summary>
    OtherDoor,
}

/// <summary>What a bridge makes of an order: one of the first two.</summary>
/// <param name="Opening">Why the door may open.</param>
/// <param name="Fault">Why not.</param>
/// <param name="IsAgain">Whether it was asked before: nothing pulses a second time.</param>
public sealed record AloneVerdict(AloneOpening? Opening, AloneFault? Fault, bool IsAgain = false);

/// <summary>A kiosk that may ask a bridge.</summary>
/// <param name="Key">What both know: see <see cref="AloneKey" />.</param>
/// <param name="Last">The number of what it asked last; 0 before.</param>
public sealed record AloneKiosk(ImmutableArray<byte> Key, long Last = 0);

/// <summary>What a bridge keeps, over power cuts too, to open doors while it hears nothing from us, for kiosks alone that we have paired with its site.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="ServerKey">Our public key; empty before we were ever heard.</param>
/// <param name="Kiosks">Those that may ask.</param>
public sealed record AloneGate(SiteId Site, ImmutableArray<byte> ServerKey, ImmutableDictionary<DeviceId, AloneKiosk> Kiosks)
{
    public static AloneGate New(SiteId site) => new(site, [], ImmutableDictionary<DeviceId, AloneKiosk>.Empty);

    /// <summary>We have told which kiosks may ask: all others may not, whatever they knew before.</summary>
    public AloneGate Told(ImmutableArray<byte> serverKey, IEnumerable<KeyValuePair<DeviceId, ImmutableArray<byte>>> kiosks) => this with
    {
        ServerKey = serverKey,
        Kiosks = kiosks.ToImmutableDictionary(
            each => each.Key,
            each => Kiosks.GetValueOrDefault(each.Key) is { } known && known.Key.AsSpan().SequenceEqual(each.Value.AsSpan()) ? known : new(each.Value)),
    };

    /// <summary>Whether a door may open; the first thing that is wrong is the answer.</summary>
    public AloneVerdict Judge(AloneOrder order, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (Kiosks.GetValueOrDefault(order.Kiosk) is not { } kiosk) return new(null, AloneFault.UnknownKiosk);

        var proof = AloneKey.Prove(kiosk.Key.AsSpan(), order.Door, order.Sequence, order.Permit);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(proof), Encoding.ASCII.GetBytes(order.Proof))) return new(null, AloneFault.WrongProof);
        if (order.Sequence < 1 || order.Sequence < kiosk.Last) return new(null, AloneFault.OldSequence);
        if (AlonePermit.Read(order.Permit, ServerKey.AsSpan()) is not { } permit) return new(null, AloneFault.ForgedPermit);
        if (permit.Kiosk != order.Kiosk || permit.Site != Site) return new(null, AloneFault.OtherPermit);
        if (now < permit.From || now >= permit.Until) return new(null, AloneFault.NotNow);
        if (!permit.Doors.Contains(order.Door)) return new(null, AloneFault.OtherDoor);

        return new(new(order.Kiosk, order.Sequence, permit.Rental), null, IsAgain: order.Sequence == kiosk.Last);
    }

    /// <summary>Notes that the lock was told: the same number opens nothing more.</summary>
    public AloneGate Opened(AloneOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return this with { Kiosks = Kiosks.SetItem(order.Kiosk, Kiosks[order.Kiosk] with { Last = order.Sequence }) };
    }
}
