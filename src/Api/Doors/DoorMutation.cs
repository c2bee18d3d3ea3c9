using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Doors;
using Toolbox24.Grains;
using Toolbox24.Grains.Doors;

namespace Toolbox24.Api.Doors;

/// <summary>Opens a door for whoever stands before it.</summary>
/// <param name="Door">Which: the locker's id, or the site's for its entrance.</param>
/// <param name="Reason">Why, for the audit log: 3 to 500 characters.</param>
/// <param name="Command">Names the opening: where it is the door's last already, nothing more is asked. Made up where it is left out.</param>
public sealed record OpenDoorInput(DoorId Door, string Reason, DoorCommandId? Command = null);

/// <summary>A door after it was asked to open, or why it was not.</summary>
[VisibleWithField]
public sealed record DoorPayload(Door? Door, Refusal? Refusal)
{
    public static implicit operator DoorPayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class DoorMutation
{
    /// <summary>Opens a door without a rental; what becomes of it is told by the subscription to the site's doors.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static async Task<DoorPayload> OpenDoor(OpenDoorInput input, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return prove;

        (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);
        var request = new OpenDoor(input.Command ?? DoorCommandId.New(now), DoorPurpose.Staff, Rental: null);
        var asked = await grains.GetGrain<IDoorGrain>(input.Door.Value).Open(request, input.Reason);
        return asked.Succeeded(out var door, out var refusal) ? new DoorPayload(door, null) : refusal;
    }
}
