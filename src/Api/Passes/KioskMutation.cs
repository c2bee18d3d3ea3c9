using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Passes;

/// <summary>What a kiosk has read off a phone.</summary>
/// <param name="Scanned">The text of the QR code.</param>
/// <param name="Purpose">What its owner has come to do.</param>
/// <param name="Visit">What the kiosk would call their visit: whoever had no answer asks again by it, and it is the same visit.</param>
public sealed record ReadPassInput(string Scanned, PassPurpose Purpose, VisitId? Visit = null);

/// <summary>What was typed at a kiosk.</summary>
/// <param name="Typed">Ten digits; spaces and dashes do not count.</param>
/// <param name="Purpose">What they have come to do.</param>
/// <param name="Visit">What the kiosk would call their visit: whoever had no answer asks again by it, and it is the same visit.</param>
public sealed record EnterPinInput(string Typed, PassPurpose Purpose, VisitId? Visit = null);

/// <summary>A visit, or why there is none.</summary>
/// <param name="Visit">What names them from now on, at this kiosk.</param>
/// <param name="Before">How many are before them; 0: it is their turn.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record VisitPayload(Visit? Visit, int? Before, Refusal? Refusal)
{
    public static implicit operator VisitPayload(Refusal refusal) => new(null, null, refusal);
}

[MutationType]
public static class KioskMutation
{
    /// <summary>A phone is shown: lets its owner in, or tells them to wait. A code is good once.</summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    public static Task<VisitPayload> ReadPass(ReadPassInput input, ClaimsPrincipal user, KioskDesk desk) =>
        desk.Read(DeviceIdentity.Required(user), input);

    /// <summary>A PIN is typed: the same. Wrong ones lock the PIN pad for longer and longer; phones are read all the same.</summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    public static Task<VisitPayload> EnterPin(EnterPinInput input, ClaimsPrincipal user, KioskDesk desk) =>
        desk.Enter(DeviceIdentity.Required(user), input);

    /// <summary>Opens the entrance once it is the turn of somebody who has waited; it opens by itself for whoever need not wait.</summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    public static Task<VisitPayload> OpenEntrance(VisitId visit, ClaimsPrincipal user, KioskDesk desk) =>
        desk.Open(DeviceIdentity.Required(user), visit);

    /// <summary>They have done what they came for, or do not want to wait: it is the next one's turn.</summary>
    /// <param name="visit">Whose.</param>
    /// <param name="purpose">What they had come for: who has come back for something else meanwhile stays. Where it is left out, nobody asks.</param>
    /// <param name="user">The kiosk.</param>
    /// <param name="desk">Does it.</param>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    public static Task<VisitPayload> EndVisit(VisitId visit, PassPurpose? purpose, ClaimsPrincipal user, KioskDesk desk) =>
        desk.End(DeviceIdentity.Required(user), visit, purpose);
}

/// <summary>A tool that was taken, or brought back.</summary>
/// <param name="Unit">Which.</param>
/// <param name="At">When its locker was shut.</param>
public sealed record AloneItemInput(UnitId Unit, DateTimeOffset At);

/// <summary>What somebody did whom the kiosk let in while it heard nothing from us.</summary>
/// <param name="Id">What the kiosk calls it.</param>
/// <param name="Rental">For which rental.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="CameAt">When.</param>
/// <param name="LeftAt">When they left.</param>
/// <param name="Items">What they took out, or brought back.</param>
/// <param name="Scanned">The text of the QR code that they showed; null where they typed their PIN.</param>
/// <param name="Doors">What the bridge has opened for them; null: nothing.</param>
/// <param name="Shut">The tools that they could not have, or bring back: their locker or the entrance did not open, or they were not there; null: none.</param>
public sealed record AloneVisitInput(
    Guid Id, RentalId Rental, PassPurpose Purpose, DateTimeOffset CameAt, DateTimeOffset LeftAt, IReadOnlyList<AloneItemInput> Items, string? Scanned = null,
    IReadOnlyList<AloneDoorInput>? Doors = null, IReadOnlyList<UnitId>? Shut = null);

/// <summary>A door that the bridge opened for the kiosk.</summary>
/// <param name="Door">Which.</param>
/// <param name="Sequence">What the kiosk numbered it.</param>
public sealed record AloneDoorInput(DoorId Door, long Sequence);

/// <summary>A wrong PIN that was typed while the kiosk heard nothing from us.</summary>
/// <param name="At">When: told again, it is the same.</param>
/// <param name="LastFour">The four digits that it began with.</param>
public sealed record WrongPinInput(DateTimeOffset At, string LastFour);

/// <summary>One of the visits that were told: the kiosk need keep it no longer.</summary>
/// <param name="Id">Which.</param>
/// <param name="IsTaken">Whether it is written of its rental; else it was set aside, and a person sees to it.</param>
/// <param name="Refusal">Why it was set aside, where that can be said.</param>
[VisibleWithField]
public sealed record ToldVisit(Guid Id, bool IsTaken, Refusal? Refusal);

[MutationType]
public static class AloneMutation
{
    /// <summary>
    /// Tells what the kiosk did by itself, in its order: before its first heartbeat, for until then clocks stand still. The first 50 are answered
    /// for, each by itself: one that cannot be written holds up no other. Told twice, it changes nothing more.
    /// </summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    [ListSize(AssumedSize = 50)]
    public static Task<IReadOnlyList<ToldVisit>> TellVisits(IReadOnlyList<AloneVisitInput> visits, ClaimsPrincipal user, AloneDesk desk) =>
        desk.TakeIn(DeviceIdentity.Required(user), visits);

    /// <summary>Tells the wrong PINs, in their order, before any is compared here again: they lock the pad as if they had been typed here. The first 50 count.</summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    public static Task<PadState> TellWrongPins(IReadOnlyList<WrongPinInput> tries, ClaimsPrincipal user, PadDesk desk) =>
        desk.TakeIn(DeviceIdentity.Required(user), tries);
}

[QueryType]
public static class KioskQuery
{
    /// <summary>Whether it is somebody's turn yet, and whether they are still taken to be there.</summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    public static Task<VisitPayload> GetVisit(VisitId id, ClaimsPrincipal user, KioskDesk desk) => desk.Find(DeviceIdentity.Required(user), id);

    /// <summary>All that the kiosk needs to let people in while it hears nothing from us: see docs/kiosk.md. Nothing in it names anybody.</summary>
    [Authorize(Policy = Policies.IsDevice, Roles = [StaffRules.Kiosk])]
    public static Task<KioskBriefing> GetKioskBriefing(ClaimsPrincipal user, KioskBriefings briefings) =>
        briefings.For(DeviceIdentity.Required(user));
}
