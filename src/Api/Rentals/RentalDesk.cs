using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains;
using Toolbox24.Grains.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>Asks rentals' grains in the name of whoever is signed in.</summary>
public sealed class RentalDesk(IGrainFactory grains, TimeProvider clock)
{
    public async Task<RentalPayload> Hold(ClaimsPrincipal user, HoldRentalInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var viewer = Viewer.Required(user);
        if (input.Id is { } given && given.Value.Version != 7) return new NotARentalId(given);

        var request = new HoldRental(viewer.Account, input.Wish, Euros(input.ExpectedTotal), Euros(input.ExpectedDeposit));
        return RentalPayload.Of(await In(viewer, input.Id ?? RentalId.New(clock.GetUtcNow())).Hold(request));
    }

    public async Task<RentalPayload> Pay(ClaimsPrincipal user, PayRentalInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!CardToken.Read(input.PaymentMethod).Succeeded(out var card, out var wrong)) return wrong;

        var request = new PayRental(card, input.TermsVersion, input.ExpressRequest, new Euros(input.DepositConsent));
        return await ByCustomer(user, input.Rental, (rental, customer) => rental.Pay(customer, request));
    }

    public async Task<RentalPayload> PayOwed(ClaimsPrincipal user, PayOwedInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CardToken? card = null;
        if (input.PaymentMethod is { } given && !CardToken.Read(given).Succeeded(out card, out var wrong)) return wrong;

        var request = new PayOwed(new Euros(input.ExpectedAmount), card);
        return await ByCustomer(user, input.Rental, (rental, customer) => rental.PayOwed(customer, request));
    }

    public Task<RentalPayload> Change(ClaimsPrincipal user, ChangeRentalInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var request = new ChangeRental(input.Slot.Slot, Euros(input.ExpectedTotal), new Euros(input.DepositConsent), input.ExpressRequest);
        return ByCustomer(user, input.Rental, (rental, customer) => rental.Change(customer, request));
    }

    public Task<RentalPayload> Cancel(ClaimsPrincipal user, CancelRentalInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ByCustomer(user, input.Rental, (rental, customer) => rental.Cancel(customer, Euros(input.ExpectedFee)));
    }

    /// <summary>In two steps: first what it would come to, then it is done, and receipted with its date.</summary>
    public async Task<WithdrawRentalPayload> Withdraw(ClaimsPrincipal user, WithdrawRentalInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.Confirm) return await Offer(Viewer.Required(user), input.Rental);

        var (rental, refusal) = await ByCustomer(user, input.Rental, (grain, customer) => grain.Withdraw(customer));
        return rental is null
            ? new(null, null, refusal)
            : new(rental, WithdrawalReceipt.Of(rental), null);
    }

    /// <summary>A customer asks for something of their rental; that of another is as if there were none.</summary>
    public async Task<RentalPayload> ByCustomer(
        ClaimsPrincipal user, RentalId rental, Func<IRentalGrain, AccountId, Task<Result<Rental>>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var viewer = Viewer.Required(user);
        return RentalPayload.Of(await change(In(viewer, rental), viewer.Account));
    }

    /// <summary>Somebody of the staff gives a rental up: they prove again that it is them.</summary>
    public async Task<RentalPayload> Fail(ClaimsPrincipal user, FailRentalInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        Actor.Session = viewer.Session;
        return RentalPayload.Of(await In(viewer, input.Rental).Fail(input.Reason));
    }

    /// <summary>Whether this is what may be seen of rentals: one's own, all of them by the staff for it.</summary>
    public static bool Sees(ClaimsPrincipal user, Rental rental)
    {
        ArgumentNullException.ThrowIfNull(rental);
        return IsOwn(user, rental) || IsStaff(user);
    }

    public static bool IsOwn(ClaimsPrincipal user, Rental rental)
    {
        ArgumentNullException.ThrowIfNull(rental);
        return Viewer.Of(user)?.Account == rental.Customer;
    }

    /// <summary>Whether somebody sees all rentals.</summary>
    public static bool IsStaff(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.IsInRole(nameof(Role.Operator)) || user.IsInRole(nameof(Role.Administrator));
    }

    private async Task<WithdrawRentalPayload> Offer(Viewer viewer, RentalId id)
    {
        if (!(await In(viewer, id).Get()).Succeeded(out var rental, out var unknown)) return new(null, null, unknown);
        if (rental.Customer != viewer.Account) return new(null, null, new UnknownRental(id));

        var now = clock.GetUtcNow();
        var refusal = rental.RefuseWithdrawal(now);
        return new(null, null, refusal ?? new WithdrawalUnconfirmed(rental.WithdrawalRefund(now), rental.WithdrawalEnds()!.Value));
    }

    private IRentalGrain In(Viewer viewer, RentalId rental)
    {
        Actor.Current = viewer.Actor.Value.ToString();
        return grains.GetGrain<IRentalGrain>(rental.Value);
    }

    private static Euros? Euros(long? cents) => cents is { } amount ? new Euros(amount) : null;
}
