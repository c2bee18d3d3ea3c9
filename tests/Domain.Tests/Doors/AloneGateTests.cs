using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Doors;

/// <summary>A bridge opens for kiosks that it knows, and by permits that we signed.</summary>
[Trait("story", "T24-408")]
public sealed class AloneGateTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServerKey Secret = new("a secret of at least 32 characters");
    private static readonly SiteId Site = SiteId.New(Noon);
    private static readonly Device Kiosk = new(DeviceId.New(Noon), 1, Site, DeviceKind.Kiosk, "Borne", Noon, null, null);
    private static readonly DoorId Locker = new(Guid.NewGuid());
    private readonly PassKey key = new(Secret);

    public void Dispose() => key.Dispose();

    [Fact]
    public void A_permit_is_read_as_it_was_written()
    {
        var permit = Permit();

        Assert.Equal(permit, AlonePermit.Read(key.Sign(permit), key.PublicKey));
        Assert.Null(AlonePermit.Read(key.Sign(permit).Replace("PickUp", "Return", StringComparison.Ordinal), key.PublicKey));
        Assert.Null(AlonePermit.Read(permit.Write(), key.PublicKey));
        Assert.Null(AlonePermit.Read("a.%%", key.PublicKey));
        Assert.True(key.Sign(permit with { Doors = [.. Enumerable.Range(0, 20).Select(_ => Locker)] }).Length < AlonePermit.Longest);
    }

    /// <summary>As src/Web/src/features/kiosk/alone/bridge.test.ts has it.</summary>
    [Fact]
    public void An_order_is_proved_as_kiosks_do() => Assert.Equal(
        "UWVgIFt7rRLXfYZkZw6cv0dDRH6JTWtgvKTdSNQ5yF0",
        AloneKey.Prove([.. Enumerable.Range(0, 32).Select(each => (byte)each)], new(Guid.Parse("0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee")), 7, "permit.signature"));

    [Fact]
    public void What_it_permits_opens_and_by_the_same_number_once()
    {
        var order = Order(1);
        var verdict = Gate.Judge(order, Noon);
        var after = Gate.Opened(order);

        Assert.Equal(new AloneVerdict(new AloneOpening(Kiosk.Id, 1, Rental), null), verdict);
        Assert.True(after.Judge(order, Noon).IsAgain);
        Assert.False(after.Judge(Order(2), Noon).IsAgain);
        Assert.Equal(AloneFault.OldSequence, after.Opened(Order(2)).Judge(order, Noon).Fault);
        Assert.Equal(AloneFault.OldSequence, Gate.Judge(Order(0), Noon).Fault);
    }

    [Fact]
    public void Anything_else_does_not()
    {
        using var ours = new PassKey(new ServerKey("another secret of 32 characters!"));
        Assert.Equal(AloneFault.UnknownKiosk, AloneGate.New(Site).Judge(Order(1), Noon).Fault);
        Assert.Equal(AloneFault.UnknownKiosk, Gate.Told([.. key.PublicKey], []).Judge(Order(1), Noon).Fault);
        Assert.Equal(AloneFault.WrongProof, Gate.Judge(Order(1) with { Sequence = 2 }, Noon).Fault);
        Assert.Equal(AloneFault.WrongProof, Gate.Judge(Order(1) with { Door = new(Site.Value) }, Noon).Fault);
        Assert.Equal(AloneFault.WrongProof, Gate.Judge(Order(1, credential: 2), Noon).Fault);
        Assert.Equal(AloneFault.ForgedPermit, Gate.Judge(Order(1, ours.Sign(Permit())), Noon).Fault);
        Assert.Equal(AloneFault.OtherPermit, Gate.Judge(Order(1, key.Sign(Permit() with { Kiosk = DeviceId.New(Noon) })), Noon).Fault);
        Assert.Equal(AloneFault.OtherPermit, Gate.Judge(Order(1, key.Sign(Permit() with { Site = SiteId.New(Noon) })), Noon).Fault);
        Assert.Equal(AloneFault.NotNow, Gate.Judge(Order(1), Noon.AddSeconds(-1)).Fault);
        Assert.Equal(AloneFault.NotNow, Gate.Judge(Order(1), Noon.AddHours(1)).Fault);
        Assert.Equal(AloneFault.OtherDoor, Gate.Judge(Order(1, key.Sign(Permit() with { Doors = [new(Site.Value)] })), Noon).Fault);
    }

    [Fact]
    public void A_kiosk_that_was_replaced_begins_anew_and_what_it_knew_before_opens_nothing()
    {
        var after = Gate.Opened(Order(5)).Told([.. key.PublicKey], Known(credential: 2));

        Assert.Equal(AloneFault.WrongProof, after.Judge(Order(6), Noon).Fault);
        Assert.NotNull(after.Judge(Order(1, credential: 2), Noon).Opening);
        Assert.True(Gate.Opened(Order(5)).Told([.. key.PublicKey], Known(credential: 1)).Judge(Order(5), Noon).IsAgain);
    }

    private AloneGate Gate => AloneGate.New(Site).Told([.. key.PublicKey], Known(credential: 1));

    private static readonly RentalId Rental = RentalId.New(Noon);

    private static AlonePermit Permit() => new(Kiosk.Id, Site, Rental, PassPurpose.PickUp, Noon, Noon.AddHours(1), [new(Site.Value), Locker]);

    private static IEnumerable<KeyValuePair<DeviceId, ImmutableArray<byte>>> Known(long credential) =>
        [KeyValuePair.Create(Kiosk.Id, ImmutableArray.Create(AloneKey.Of(Kiosk with { Version = credential }, Secret)))];

    private AloneOrder Order(long sequence, string? permit = null, long credential = 1)
    {
        permit ??= key.Sign(Permit());
        return new(Kiosk.Id, Locker, sequence, permit, AloneKey.Prove(AloneKey.Of(Kiosk with { Version = credential }, Secret), Locker, sequence, permit));
    }
}
