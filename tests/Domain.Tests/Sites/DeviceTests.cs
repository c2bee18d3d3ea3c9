using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Sites;

[Trait("story", "T24-104")]
public sealed class DeviceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly RegisterDevice Request = new(SiteId.New(Noon), DeviceKind.Kiosk, " Borne ");

    [Fact]
    public void A_device_is_of_one_site_and_was_not_seen_yet()
    {
        var device = Device.Register(Request, Noon).Value();

        Assert.Equal(
            (Request.Site, "Borne", Noon, null, null), (device.Site, device.Name, device.CreatedAt, device.SeenAt, device.RevokedAt));
    }

    [Fact]
    public void It_has_a_name_and_a_kind_that_there_is()
    {
        Assert.IsType<EmptyName>(Device.Register(Request with { Name = " " }, Noon).Refusal());
        Assert.IsType<UnknownDeviceKind>(Device.Register(Request with { Kind = (DeviceKind)24 }, Noon).Refusal());
    }

    [Fact]
    public void What_was_revoked_stays_so()
    {
        var revoked = Device.Register(Request, Noon).Value().Revoke(Noon).Value();

        Assert.Equal(Noon, revoked.RevokedAt);
        Assert.IsType<DeviceRevoked>(revoked.Revoke(Noon).Refusal());
        Assert.IsType<DeviceRevoked>(revoked.Rotate().Refusal());
    }
}
