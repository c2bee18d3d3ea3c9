using System.Security.Cryptography;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What customers and staff ask of a rental.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> Hold(HoldRental request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Turn(
            (rental, _) => Task.FromResult<Result<Rental>>(
                rental.Customer != request.Customer ? new UnknownRental(Id)
                : rental.IsFor(request.Wish) ? rental
                : new RentalIdTaken(Id)),
            now => Begin(request, now));
    }

    public Task<Result<Rental>> Pay(AccountId customer, PayRental request) => TurnOf(customer, async (rental, now) =>
    {
        if (rental.IsBeforeBooking && !(await CustomerOf(rental).MayBook()).Succeeded(out _, out var refused)) return refused;

        return await Decided(rental.Pay(request, rental.Rules, await Lives(now), now));
    });

    public Task<Result<Rental>> CompletePayment(AccountId customer) => TurnOf(customer, (rental, now) => Decided(rental.Complete(now)));

    public Task<Result<Rental>> Cancel(AccountId customer, Euros? expectedFee) => TurnOf(customer, async (rental, now) =>
        expectedFee is { } shown && rental.CancellationFee(now) != shown
            ? new FeeChanged(rental.CancellationFee(now))
            : await GiveUp(rental, isWithdrawal: false, rental.Cancel(now), now));

    public Task<Result<Rental>> Withdraw(AccountId customer) =>
        TurnOf(customer, (rental, now) => GiveUp(rental, isWithdrawal: true, rental.Withdraw(now), now));

    public Task<Result<Rental>> ReplaceUnit(UnitId from, UnitId to, Slot during) => Turn(async (rental, now) =>
        rental.IsReplaced(from, to) ? rental : await Decided(rental.ReplaceUnit(from, to, during, now)));

    public Task<Result<Rental>> Fail(string reason) => Turn(async (rental, now) => await sessions.Lives(Actor.Session)
        ? await Decided(rental.FailOnOurSide(reason, now), Actor.Session)
        : new SessionEnded());

    public Task<Result<Rental>> FailWithout(UnitId unit, Slot during, string reason) =>
        Turn((rental, now) => Decided(rental.FailWithout(unit, during, reason, now)));

    public Task<Result<Rental>> LoseChange(UnitId unit) =>
        Turn(async (rental, now) => rental.LoseChange(unit, now) is { } decision ? await Commit(decision) : rental);

    public Task<Result<Rental>> Change(AccountId customer, ChangeRental request) => TurnOf(customer, async (rental, now) =>
    {
        if (rental.RefuseChange(request.Slot, now) is { } refused) return refused;
        if (await UnheardSince(rental, now) is { } since) return new SiteDoesNotAnswer(rental.Site, since);

        if (!(await CustomerOf(rental).MayBook()).Succeeded(out var buyer, out var unknown)) return unknown;
        var asked = await quotes.Again(rental, request.Slot, Quotes.BuyerOf(buyer, now), now);
        if (!asked.Succeeded(out var quote, out var impossible)) return impossible;
        if (request.ExpectedRent is { } shown && shown != quote.Rent.Rent) return new PriceChanged(RentalPrice.Of(quote));
        var consent = new ChangeConsent(request.Deposit, request.IsExpress);
        if (rental.RefuseConsent(quote, consent) is { } disagreed) return disagreed;

        var until = await HeldUntil();
        var reserved = await calendars.Reserve(rental, request.Slot, until);
        if (!reserved.Succeeded(out var held, out var taken)) return taken;

        return await Decided(rental.ChangeTo(held.Items, quote, consent, until, rental.Rules, await Lives(now), now));
    });

    public Task<Result<Rental>> ReportLate(AccountId customer, TimeSpan by) => TurnOf(customer, async (rental, now) =>
    {
        if (rental.RefuseDelay(by, rental.Rules, now) is { } refused) return refused;
        if (await quotes.RefuseAccess(rental.Site, new(rental.Slot.Start, rental.Slot.End + by)) is SiteShut shut) return shut;

        var refusal = await calendars.Prolong(rental, rental.Slot.End + by, await HeldUntil());
        return refusal ?? await Decided(rental.DelayPickup(by, rental.Rules, now));
    });

    /// <summary>While the site is silent, and the tools may be out by now, what is asked for is noted, and ends once it answers.</summary>
    /// <param name="rental">What is given up.</param>
    /// <param name="isWithdrawal">Whether by a consumer's right of withdrawal.</param>
    /// <param name="atOnce">How it ends where the site answers.</param>
    /// <param name="now">When.</param>
    private async Task<Result<Rental>> GiveUp(Rental rental, bool isWithdrawal, Result<RentalDecision> atOnce, DateTimeOffset now)
    {
        if (rental.Cancellation is null && await UnheardSince(rental, now) is null) return await Decided(atOnce);

        if (!rental.AskCancellation(isWithdrawal, now).Succeeded(out var asked, out var refusal)) return refusal;
        return await Meet(asked.Events.IsEmpty ? rental : await Commit(asked), now);
    }

    /// <summary>Since when a kiosk without a line may have let the customer fetch the tools unheard; null where none has.</summary>
    private async Task<DateTimeOffset?> UnheardSince(Rental rental, DateTimeOffset now) =>
        rental.MayHaveBeenFetched((await settings.At(now)).Rules.OnSite, now) ? (await Downtime(rental)).SilentSince : null;

    private async Task<Result<Rental>> Begin(HoldRental request, DateTimeOffset now)
    {
        var customer = GrainFactory.GetGrain<ICustomerGrain>(request.Customer.Value);
        if (!(await customer.Get()).Succeeded(out var buyer, out var unknown)) return unknown;
        if (!(await quotes.For(request.Wish, Quotes.BuyerOf(buyer, now), now)).Succeeded(out var quote, out var impossible)) return impossible;

        var price = RentalPrice.Of(quote);
        if ((request.ExpectedRent ?? price.Rent) != price.Rent || (request.ExpectedDeposit ?? price.Deposit) != price.Deposit)
            return new PriceChanged(price);

        var rules = (await settings.At(now)).Rules.Booking;
        var until = now + (request.IsOffer ? rules.Offer : rules.Hold);
        if (!(await customer.Admit(new AskAdmission(Id, until))).Succeeded(out _, out var notAdmitted)) return notAdmitted;

        var tools = quote.Lines.Select(line => line.Item.Tool);
        var asked = await calendars.Hold(Id, request.Wish.Site, tools, request.Wish.Slot, until);
        if (!asked.Succeeded(out var held, out var taken))
        {
            await customer.TakeBack(Id);
            return taken;
        }

        return await Write(held, request, quote, until, rules, now);
    }

    /// <summary>Writes the new rental, under a reference that no other has.</summary>
    private async Task<Rental> Write(
        HeldItems held, HoldRental request, Quote quote, DateTimeOffset until, BookingRules rules, DateTimeOffset now)
    {
        while (true)
        {
            var reference = RentalReference.From(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
            var happened = new RentalHeld(Id, reference, request.Customer, held.Items, quote, until, now) { Rules = rules };
            var (rental, decision) = (Rental.From(happened), new RentalDecision([happened]));
            var tell = request.IsOffer ? await letters.About(happened, rental) : [];
            switch (await rentals.Save(rental, decision, before: null, Actor.Current, tell))
            {
                case RentalSaved.Done:
                    memory = new(rental, decision.Events.Length);
                    return rental;
                case RentalSaved.Stale:
                    throw new StaleRentalException(Id);
            }
        }
    }

    /// <summary>Until when lockers hold what is asked of them now; by the rules of today, for they refuse what those do not allow.</summary>
    private async ValueTask<DateTimeOffset> HeldUntil()
    {
        var now = clock.GetUtcNow();
        return now + (await settings.At(now)).Rules.Booking.Hold;
    }

    /// <summary>What authorisations made now are planned with.</summary>
    private async ValueTask<AuthorisationLives> Lives(DateTimeOffset now) => (await settings.At(now)).Rules.Authorisations;
}
