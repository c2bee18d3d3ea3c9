using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Testing.Crashes;

/// <summary>Money and promises that do not go the usual way: taken early, given back, put off, lost on the way.</summary>
public sealed partial record BookingScenario
{
    private const string NotToBeHad = "capture-fails";

    /// <summary>What is blocked dies in little more than a day: an hour before <see cref="Tomorrow" />.</summary>
    private static readonly TimeSpan DiesTomorrow = AuthorisationLives.Default.Present.Negate() + TimeSpan.FromHours(25);

    public static IReadOnlyList<BookingScenario> Detours { get; } =
    [
        new("Rent that would die is taken early", bed => Booked(bed, Tomorrow(bed)), TakeEarly, RentalStatus.Confirmed, DiesTomorrow),
        new("Rent that would die cannot be had", bed => Booked(bed, Tomorrow(bed), card: NotToBeHad), FailToTake, RentalStatus.Cancelled, DiesTomorrow),
        new("A hold is given up while its card is charged", bed => Hold(bed, Later(bed)), PayAndGiveUp, RentalStatus.Cancelled),
        new("A slot that is not paid yet loses its tool", Proven, ChangeAndLose, RentalStatus.Confirmed),
        new("Nobody comes whom we would have turned away", BookedAndSuspended, AbsentSuspended, RentalStatus.Cancelled),
        new("Customers hear that the site is silent", bed => Heard(bed, BeforeStart(bed)), bed => FallSilent(bed, BeforeStart(bed)), RentalStatus.Confirmed),
        new("Nobody comes once the site answers again", bed => UnheardSince(bed, WaitEnds(bed).AddMinutes(-15)), AnswerAgain, RentalStatus.NoShow),
        new("A site answers again when there is no time left", Unheard, AnswerTooLate, RentalStatus.CancelledByUs),
        new("A kiosk tells of somebody who had cancelled", bed => Booked(bed, Today(bed)), CancelAndCome, RentalStatus.Cancelled),
        new("Two of the staff give back a part of the rent", Released, GiveBack, RentalStatus.Closed),
        new("A PIN is sent again and then another", bed => AboutToCome(bed), SendAnotherPin, RentalStatus.Confirmed),
        new("A kiosk is lost that knows the PIN", bed => AboutToCome(bed), LoseKiosk, RentalStatus.Confirmed),
    ];

    private static async Task MeetCapture(BookingBed bed)
    {
        // The processor's clock goes on by itself: what is blocked is due a little later than reckoned.
        bed.AdvanceTo(bed.Start.AddHours(1.5));
        await bed.Settle();
    }

    private static async Task TakeEarly(BookingBed bed)
    {
        await MeetCapture(bed);
        await Sees(bed, rental => rental.Payments.Single(payment => payment.Purpose == PaymentPurpose.Rent).Status == PaymentStatus.Captured);
    }

    private static async Task FailToTake(BookingBed bed)
    {
        await MeetCapture(bed);
        await Sees(bed, rental => rental.End?.Cause == RentalEndCause.NoRent);
    }

    /// <summary>The processor has been asked when the customer goes: what it charges is given back.</summary>
    private static async Task PayAndGiveUp(BookingBed bed)
    {
        await Ask(bed, "ok");
        await Once(bed, rental => rental.Status == RentalStatus.AwaitingPayment, rental => bed.Grain.Cancel(rental.Customer, null));
        await Sees(bed, rental => rental.Payments.Any(payment => payment.Status == PaymentStatus.Refunded));
    }

    private static async Task ChangeAndLose(BookingBed bed)
    {
        await AskForLonger(bed);

        // When the booking that there is would be over.
        await bed.CloseLocker(Longer(bed).End.AddHours(-1));
        await bed.Settle();
        await Sees(bed, rental => rental.Change is null && rental.Slot == Tomorrow(bed));
    }

    private static async Task BookedAndSuspended(BookingBed bed)
    {
        await Booked(bed, Today(bed));
        var customer = (await bed.Rental())!.Customer;
        (await bed.Service<IGrainFactory>().GetGrain<ICustomerGrain>(customer.Value).Suspend(new(Operator, [Role.Operator]), "Impayés")).Value();
        await bed.Settle();
    }

    private static async Task AbsentSuspended(BookingBed bed)
    {
        await Absent(bed);
        await Sees(bed, rental => rental.End?.Cause == RentalEndCause.Suspension);
    }

    /// <summary>When whoever has not come is absent, had the site always answered.</summary>
    private static DateTimeOffset WaitEnds(BookingBed bed) => Today(bed).Start + BookingRules.Default.PickupTolerance;

    /// <summary>The kiosk is heard again some time after the wait would have ended: that ends later, by all the time it was not heard.</summary>
    private static async Task AnswerAgain(BookingBed bed)
    {
        bed.AdvanceTo(WaitEnds(bed));
        if (!await HasHappened(bed, nameof(PickupDeadlinePutOff))) await bed.Settle();
        foreach (var heard in new[] { WaitEnds(bed).AddMinutes(10), Today(bed).End })
        {
            bed.AdvanceTo(heard);
            await Beat(bed);
            await bed.Settle();
        }
    }

    private static async Task AnswerTooLate(BookingBed bed)
    {
        await AnswerAgain(bed);
        await Sees(bed, rental => rental.Amends > Euros.Zero);
    }

    private static async Task Released(BookingBed bed)
    {
        await Back(bed);
        await Decide(bed, DecisionKind.Release);
    }

    /// <summary>One proposes it, another agrees.</summary>
    private static async Task GiveBack(BookingBed bed)
    {
        var (rental, refunds) = ((await bed.Rental())!, bed.Service<RefundStore>());
        var refund = (await refunds.Of(bed.Id)).SingleOrDefault() ?? (await refunds.Add(
            Refund.Propose(rental, [], new Euros(5_00), "Outil mal nettoyé", Operator, new RefundRules(Alone: Euros.Zero), bed.Now).Value(), before: 0,
            new ChangeNote("RefundProposed", "system", bed.Now))).Value();
        if (refund.ApprovedAt is null)
            (await refunds.Approve(refund.Approve(Judge, rental.Customer, bed.Now).Value(), new ChangeNote("RefundApproved", "system", bed.Now))).Value();
        await bed.Settle();
        await Sees(bed, rental => rental.HasRefunded(refund.Id));
    }

    /// <summary>The PIN was sent by itself, and the site's kiosk knows it.</summary>
    private static async Task AboutToCome(BookingBed bed)
    {
        await AddKiosk(bed);
        await Booked(bed, Today(bed));
        bed.AdvanceTo(Today(bed).Start - BookingRules.Default.PinAhead);
        await bed.Settle();
    }

    /// <summary>The customer wants it again; then they say that somebody has seen it.</summary>
    private static async Task SendAnotherPin(BookingBed bed)
    {
        bed.AdvanceTo(Today(bed).Start - BookingRules.Default.PinAhead + BookingRules.Default.PinResendWait);
        if (!await HasHappened(bed, nameof(RentalPinResent)))
            await Once(bed, _ => true, rental => bed.Grain.SendPin(rental.Customer, PassPurpose.PickUp, voidBefore: null));
        await Once(bed, rental => rental.ExpectedPin(PassPurpose.PickUp) == 1, _ => bed.Grain.ReissuePin(PassPurpose.PickUp, "Code vu par un tiers"));
    }

    private static async Task LoseKiosk(BookingBed bed)
    {
        var devices = bed.Service<DeviceStore>();
        var kiosk = (await devices.Load(Kiosk))!;
        if (kiosk.RevokedAt is null) (await devices.Save(kiosk.Revoke(bed.Now).Value(), credentialHash: null, new DeviceNote("DeviceRevoked", "system"))).Value();
        await bed.Settle();
        await Sees(bed, rental => rental.ExpectedPin(PassPurpose.PickUp) > 1);
    }

    private static async Task AddKiosk(BookingBed bed)
    {
        var site = (await bed.Wish(Customer, Today(bed))).Wish.Site;
        var kiosk = new Device(Kiosk, Version: 0, site, DeviceKind.Kiosk, "Borne", bed.Now, SeenAt: null, RevokedAt: null);
        (await bed.Service<DeviceStore>().Save(kiosk, credentialHash: [1], new DeviceNote("DeviceRegistered", "system"))).Value();
    }
}
