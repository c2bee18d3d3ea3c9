using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Grains;
using Toolbox24.Grains.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>What a device is answered: the time here, by which it sets its clock.</summary>
[VisibleWithField]
public sealed record HeartbeatPayload(DateTimeOffset? At, Refusal? Refusal);

[MutationType]
public static class HeartbeatMutation
{
    /// <summary>Says that the kiosk or bridge is there; every 15 seconds, once all is sent that it had kept.</summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk, StaffRules.Bridge])]
    public static async Task<HeartbeatPayload> Heartbeat(ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        var device = DeviceIdentity.Required(user);
        Actor.Current = device.Id.Value.ToString();
        await grains.GetGrain<ISiteGrain>(device.Site.Value).Heartbeat(device.Id);
        return new(clock.GetUtcNow(), null);
    }
}
