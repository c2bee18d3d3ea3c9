using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

[QueryType]
public static class DeviceQuery
{
    /// <summary>The machines of a site, by name, those that were revoked too; for operators and administrators.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<Device>> GetDevices(SiteId site, DeviceStore devices, CancellationToken cancellationToken) =>
        await devices.Of(site, cancellationToken);

    /// <summary>The kiosk or bridge that asks.</summary>
    [Authorize(Roles = [StaffRules.Kiosk, StaffRules.Bridge])]
    public static Device GetThisDevice(ClaimsPrincipal user) => DeviceIdentity.Required(user);
}
