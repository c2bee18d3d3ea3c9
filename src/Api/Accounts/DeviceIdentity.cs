using System.Security.Claims;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Accounts;

/// <summary>A kiosk or bridge as ASP.NET Core sees it: it has the role of its kind and a site, and is nobody's session.</summary>
public sealed class DeviceIdentity : ClaimsIdentity
{
    /// <summary>The claim that says where it stands.</summary>
    public const string SiteClaim = "site";

    public DeviceIdentity(Device device) : base(DeviceHandler.SchemeName)
    {
        ArgumentNullException.ThrowIfNull(device);
        Device = device;
        AddClaim(new(ClaimTypes.NameIdentifier, device.Id.Value.ToString()));
        AddClaim(new(ClaimTypes.Role, device.Kind.ToString()));
        AddClaim(new(SiteClaim, device.Site.Value.ToString()));
    }

    public Device Device { get; }

    /// <summary>Which device asks; null for people.</summary>
    public static Device? Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identities.OfType<DeviceIdentity>().FirstOrDefault()?.Device;
    }

    /// <summary>Which device asks, of a field that only devices may ask for.</summary>
    public static Device Required(ClaimsPrincipal user) =>
        Of(user) ?? throw new InvalidOperationException("The field lacks its rule: this is no device.");
}
