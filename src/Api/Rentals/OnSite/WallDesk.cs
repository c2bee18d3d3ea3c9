using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Passes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains;
using Toolbox24.Grains.Passes;
using Toolbox24.Grains.Rentals;
using Toolbox24.Grains.Sites;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>Asks rentals for whoever stands before the lockers: the customer by their phone, or by the kiosk that let them in.</summary>
public sealed class WallDesk(IGrainFactory grains, RentalDesk desk, FetchBar bar)
{
    /// <summary>What is done there, once it is their turn; they count as there for some time more.</summary>
    public async Task<RentalPayload> Do(ClaimsPrincipal user, RentalId id, Func<IRentalGrain, AccountId, Task<Result<Rental>>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (kiosk, viewer) = (DeviceIdentity.Of(user), Viewer.Of(user));
        Actor.Current = (kiosk?.Id.Value ?? viewer!.Actor.Value).ToString();
        var grain = grains.GetGrain<IRentalGrain>(id.Value);
        if (!(await grain.Get()).Succeeded(out var rental, out var unknown)) return unknown;
        if (kiosk is null ? rental.Customer != viewer!.Account : rental.Site != kiosk.Site) return new UnknownRental(id);

        var entrance = grains.GetGrain<IEntranceGrain>(rental.Site.Value);
        if ((await entrance.Get()).Visits.FirstOrDefault(visit => visit.Rental == id) is not { } visit) return new NotInside();
        if (kiosk is not null && visit.Device != kiosk.Id) return new NotInside();
        if (!(await entrance.GoOn(visit.Id, visit.Device)).Succeeded(out _, out var refusal)) return refusal;

        return RentalPayload.Of(await change(grain, rental.Customer));
    }

    /// <summary>The same where a locker is to open: in a fire none does, and nothing changes.</summary>
    public Task<RentalPayload> Open(ClaimsPrincipal user, RentalId id, Func<IRentalGrain, AccountId, Task<Result<Rental>>> change) =>
        Do(user, id, async (grain, customer) =>
        {
            if (!(await grain.Get()).Succeeded(out var rental, out var unknown)) return unknown;

            var fire = (await grains.GetGrain<IPremisesGrain>(rental.Site.Value).Get()).RefuseOpening();
            return fire is null ? await change(grain, customer) : fire;
        });

    /// <summary>The same where there is something to fetch in that locker: what the customer has said of their passes since they came counts.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="id">For which rental.</param>
    /// <param name="change">What is asked of it.</param>
    /// <param name="isBack">Whether it is to put something back, which is never refused; null: it is not.</param>
    public Task<RentalPayload> Fetch(
        ClaimsPrincipal user, RentalId id, Func<IRentalGrain, AccountId, Task<Result<Rental>>> change, Func<Rental, bool>? isBack = null) =>
        Open(user, id, async (grain, customer) =>
        {
            if (!(await grain.Get()).Succeeded(out var rental, out var unknown)) return unknown;
            if (isBack?.Invoke(rental) == true || await bar.Refuse(rental, PassPurpose.PickUp) is not { } barred) return await change(grain, customer);

            // Why is not the kiosk's affair: whoever stands there need not be the customer.
            return DeviceIdentity.Of(user) is null ? barred : new NotLetIn();
        });

    /// <summary>What customers do from anywhere by their phone; a kiosk for whoever stands at it.</summary>
    public Task<RentalPayload> Tell(ClaimsPrincipal user, RentalId id, Func<IRentalGrain, AccountId, Task<Result<Rental>>> change) =>
        DeviceIdentity.Of(user) is null ? desk.ByCustomer(user, id, change) : Do(user, id, change);
}
