using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Testing.Crashes;

/// <summary>What does not happen to every booking: somebody else is in the way, a locker is closed, a bank asks, a card has nothing left.</summary>
public sealed partial record BookingScenario
{
    private const string Other = "other";
    private const string NothingLeft = "declined-later:insufficient_funds";
    private const string OnlyOnce = "declined-again:insufficient_funds";

    private static async Task TakenByAnother(BookingBed bed) =>
        (await bed.GrainOf(bed.OtherId).Hold(await bed.Wish(Other, Tomorrow(bed)))).Value();

    private static async Task RefusedTwo(BookingBed bed)
    {
        (await bed.Grain.Hold(await bed.Wish(Customer, Tomorrow(bed), tools: 2))).Refusal();
        await bed.Settle();
    }

    private static async Task CloseLocker(BookingBed bed)
    {
        await bed.CloseLocker();
        await bed.Settle();
    }

    private static async Task Waiting(BookingBed bed)
    {
        await TakenByAnother(bed);
        var taken = (await bed.GrainOf(bed.OtherId).Get()).Value();
        (await bed.GrainOf(bed.OtherId).Pay(taken.Customer, PayBy("ok", taken))).Value();
        await bed.Settle();
        await bed.Wait(Customer, Tomorrow(bed));
    }

    private static async Task GivenUp(BookingBed bed)
    {
        var taken = (await bed.GrainOf(bed.OtherId).Get()).Value();
        if (IsBooked(taken)) (await bed.GrainOf(bed.OtherId).Cancel(taken.Customer, null)).Value();
        await bed.Settle();
    }

    /// <summary>Booked with a card that is declined as often as it is tried for the deposit.</summary>
    private static async Task WithoutDeposit(BookingBed bed, int tries)
    {
        await Hold(bed, Later(bed));
        await Pay(bed, NothingLeft);
        foreach (var before in BookingRules.Default.DepositTries.Take(tries))
        {
            bed.AdvanceTo(Later(bed).Start - before);
            await bed.Settle();
        }
    }

    private static async Task LastTry(BookingBed bed)
    {
        foreach (var before in new[] { BookingRules.Default.DepositTries[^1], BookingRules.Default.DepositLatest })
        {
            bed.AdvanceTo(Later(bed).Start - before);
            await bed.Settle();
        }
    }

    private static Task AnotherCard(BookingBed bed) => Once(
        bed, rental => rental.Deposit is { Status: PaymentStatus.Declined }, rental => bed.Grain.Pay(rental.Customer, PayBy("ok", rental)));

    private static async Task Proven(BookingBed bed)
    {
        await Hold(bed, Tomorrow(bed));
        await Prove(bed);
    }

    private static async Task ChangeAndProve(BookingBed bed)
    {
        await AskForLonger(bed);
        await bed.Authenticate((await bed.Rental())!);
        await bed.Grain.CompletePayment((await bed.Rental())!.Customer);
        await bed.Settle();
    }

    private static async Task ChangeAndForget(BookingBed bed)
    {
        await AskForLonger(bed);
        bed.AdvanceTo((await bed.Rental())!.Change?.ExpiresAt ?? bed.Now);
        await bed.Settle();
    }

    private static async Task AskForLonger(BookingBed bed)
    {
        var rental = (await bed.Rental())!;
        if (rental.Payments.All(payment => payment.Attempt == 1)) await AskFor(bed, rental, Longer(bed));
        await bed.Settle();
    }

    private static PayRental PayBy(string card, Rental rental) =>
        new(new CardToken(card), BookingRules.Default.TermsVersion, IsExpress: true, rental.Price.Deposit);
}
