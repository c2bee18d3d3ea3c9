using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Sites;

[MutationType]
public static class PlacingMutation
{
    /// <summary>Stands a unit in a locker, which must be empty, large enough, and not closed when it is booked. Its calendar goes with it.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.FieldAgent), StaffRules.Administrator])]
    public static async Task<UnitPayload> PlaceUnit(
        UnitId unit, LockerId locker, ClaimsPrincipal user, UnitPassportStore units, IGrainFactory grains)
    {
        if (await units.Find(unit) is not { } card) return new(null, new UnknownUnit(unit));

        By(Viewer.Required(user));
        var placed = card.Unit.Locker is { } now
            ? await grains.GetGrain<ILockerGrain>(now.Value).MoveTo(locker)
            : await grains.GetGrain<ILockerGrain>(locker.Value).Place(unit);
        return await Answer(unit, placed, units);
    }

    /// <summary>
    /// Takes a unit out to the workshop. What it is promised to stays promised: place it again in time. Whoever has booked it hears half an
    /// hour before that it is not there, and owes nothing.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.FieldAgent), StaffRules.Administrator])]
    public static async Task<UnitPayload> TakeOutUnit(UnitId unit, ClaimsPrincipal user, UnitPassportStore units, IGrainFactory grains)
    {
        if (await units.Find(unit) is not { } card) return new(null, new UnknownUnit(unit));
        if (card.Unit.Locker is not { } locker) return new(card, null);

        By(Viewer.Required(user));
        return await Answer(unit, await grains.GetGrain<ILockerGrain>(locker.Value).TakeOut(), units);
    }

    private static void By(Viewer viewer) => (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);

    private static async Task<UnitPayload> Answer(UnitId unit, Result<LockerView> result, UnitPassportStore units) =>
        result.Succeeded(out _, out var refusal) ? new(await units.Find(unit), null) : new(null, refusal);
}
