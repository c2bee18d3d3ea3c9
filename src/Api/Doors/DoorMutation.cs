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

/// <summary>Agrees to an opening.</summary>
/// <param name="Door">Of which door.</param>
/// <param name="Command">Which opening, as the door's proposal names it.</param>
/// <param name="Reason">Why one agrees, for the audit log: 3 to 500 characters.</param>
public sealed record ConfirmOpeningInput(DoorId Door, DoorCommandId Command, string Reason);

/// <summary>A door after it was asked to open, or why it was not.</summary>
[VisibleWithField]
public sealed record DoorPayload(Door? Door, Refusal? Refusal)
{
    public static implicit operator DoorPayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class DoorMutation
{
    /// <summary>
    /// Opens a door without a rental; what becomes of it is told by the subscription to the site's doors. Above a limit, or where a customer's
    /// tool is behind it, the answer is <see cref="SecondPersonNeeded" />, and somebody else confirms it.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static async Task<DoorPayload> OpenDoor(OpenDoorInput input, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = clock.GetUtcNow();
        var request = new OpenDoor(input.Command ?? DoorCommandId.New(now), DoorPurpose.Staff, Rental: null);
        return await Ask(user, grains.GetGrain<IDoorGrain>(input.Door.Value), now, door => door.Open(request, input.Reason));
    }

    /// <summary>
    /// Opens the entrance for a field agent, or the locker of a unit of their round (<c>agentRound</c>); of any other the answer is
    /// <see cref="NothingToLookAt" />.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.FieldAgent, StaffRules.Administrator])]
    public static Task<DoorPayload> OpenOnRound(OpenDoorInput input, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = clock.GetUtcNow();
        var request = new OpenDoor(input.Command ?? DoorCommandId.New(now), DoorPurpose.Round, Rental: null);
        return Ask(user, grains.GetGrain<IDoorGrain>(input.Door.Value), now, door => door.Open(request, input.Reason));
    }

    /// <summary>Agrees to an opening that somebody else of the staff wants: see the door's <c>proposal</c>.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<DoorPayload> ConfirmOpening(ConfirmOpeningInput input, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Ask(user, grains.GetGrain<IDoorGrain>(input.Door.Value), clock.GetUtcNow(), door => door.Confirm(input.Command, input.Reason));
    }

    private static async Task<DoorPayload> Ask(ClaimsPrincipal user, IDoorGrain grain, DateTimeOffset now, Func<IDoorGrain, Task<Result<Door>>> ask)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(now) is { } prove) return prove;

        (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);
        return (await ask(grain)).Succeeded(out var door, out var refusal) ? new DoorPayload(door, null) : refusal;
    }
}
