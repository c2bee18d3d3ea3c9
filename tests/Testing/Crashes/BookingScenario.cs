using Toolbox24.Domain;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Testing.Crashes;

/// <summary>
/// One transition of a booking. It can be run again by whoever finds it cut: what the customer was not told has happened they ask
/// for again, and what has happened they do not.
/// </summary>
/// <param name="Name">What happens.</param>
/// <param name="Before">What must be there first.</param>
/// <param name="Run">The transition.</param>
/// <param name="End">How the booking stands in the end; null where there is none.</param>
/// <param name="ProcessorAhead">How far the processor's clock is ahead of ours at the beginning, or behind.</param>
/// <param name="Units">How many units of the tool the site has, each in its locker.</param>
public sealed partial record BookingScenario(
    string Name, Func<BookingBed, Task> Before, Func<BookingBed, Task> Run, RentalStatus? End, TimeSpan ProcessorAhead = default, int Units = 1)
{
    private const string Customer = "client";

    private static readonly Func<BookingBed, Task> Nothing = _ => Task.CompletedTask;

    public static IEnumerable<BookingScenario> All =>
        [.. Bookings, .. PickUps, .. PickUpVariants, .. Returns, .. ReturnVariants, .. Alone, .. AloneAndBack, .. Oddities, .. Detours];

    /// <summary>Until the customer comes, or does not.</summary>
    public static IReadOnlyList<BookingScenario> Bookings { get; } =
    [
        new("Two tools are held in two lockers", Nothing, bed => Hold(bed, Tomorrow(bed), tools: 2), RentalStatus.Held, Units: 2),
        new("Two tools are not held where one is somebody else's", TakenByAnother, RefusedTwo, End: null, Units: 2),
        new("A hold that nobody goes on with ends", Nothing, Abandon, RentalStatus.Expired),
        new("Rent and deposit are authorised", bed => Hold(bed, Tomorrow(bed)), bed => Pay(bed, "ok"), RentalStatus.Confirmed),
        new("Two tools are paid", bed => Hold(bed, Tomorrow(bed), tools: 2), bed => Pay(bed, "ok"), RentalStatus.Confirmed, Units: 2),
        new("Rent is charged and the card kept", bed => Hold(bed, Later(bed)), bed => Pay(bed, "ok"), RentalStatus.Confirmed),
        new("A kept card has the deposit blocked a day before", bed => Booked(bed, Later(bed)), DayBefore, RentalStatus.Confirmed, TimeSpan.FromDays(9)),
        new("A bank wants to see the customer", bed => Hold(bed, Tomorrow(bed)), Prove, RentalStatus.Confirmed),
        new("A card is declined and another taken", bed => Hold(bed, Tomorrow(bed)), TryAnother, RentalStatus.Confirmed),
        new("A deposit is blocked on another card", bed => WithoutDeposit(bed, tries: 1), AnotherCard, RentalStatus.Confirmed, TimeSpan.FromDays(9)),
        new("Without a deposit a booking is cancelled", bed => WithoutDeposit(bed, tries: 3), LastTry, RentalStatus.Cancelled, TimeSpan.FromDays(9)),
        new("A dearer slot is paid once the bank has seen the customer", bed => Proven(bed), bed => ChangeAndProve(bed), RentalStatus.Confirmed),
        new("A dearer slot that is not paid is dropped", bed => Proven(bed), bed => ChangeAndForget(bed), RentalStatus.Confirmed),
        new("A cheaper slot is taken", bed => Booked(bed, Longer(bed)), bed => Change(bed, Tomorrow(bed)), RentalStatus.Confirmed),
        new("A cheaper slot is taken for two tools", bed => Booked(bed, Longer(bed), tools: 2), bed => Change(bed, Tomorrow(bed)), RentalStatus.Confirmed, Units: 2),
        new("What was charged is given back in part", bed => Booked(bed, LaterAndLonger(bed)), bed => Change(bed, Later(bed)), RentalStatus.Confirmed),
        new("A late customer has the slot made longer", bed => Booked(bed, Today(bed)), Late, RentalStatus.Confirmed),
        new("A booking is cancelled for nothing", bed => Booked(bed, Later(bed)), Cancel, RentalStatus.Cancelled),
        new("A booking is cancelled for a fee", bed => Booked(bed, Today(bed)), Cancel, RentalStatus.Cancelled),
        new("A booking of two tools is cancelled for a fee", bed => Booked(bed, Today(bed), tools: 2), Cancel, RentalStatus.Cancelled, Units: 2),
        new("A consumer withdraws", bed => Booked(bed, Today(bed)), Withdraw, RentalStatus.Withdrawn),
        new("A booking of a closed locker takes the twin", bed => Booked(bed, Today(bed)), CloseLocker, RentalStatus.Confirmed, Units: 2),
        new("A booking of a closed locker fails", bed => Booked(bed, Today(bed)), CloseLocker, RentalStatus.CancelledByUs),
        new("What becomes free is offered to who waits", Waiting, GivenUp, RentalStatus.Held),
        new("Nobody comes", bed => Booked(bed, Today(bed)), Absent, RentalStatus.NoShow),
        new("A consumer withdraws from what they did not come for", NotFetched, WithdrawLate, RentalStatus.Withdrawn),
        new("What is paid too late is held again", Unanswered, bed => Overdue(bed, isTaken: false), RentalStatus.Confirmed),
        new("What is paid too late is somebody else's", Unanswered, bed => Overdue(bed, isTaken: true), RentalStatus.Expired),
    ];

    private static Slot At(BookingBed bed, double hours, double lasting)
    {
        // From the rental's own instant: run again later, it is the same slot.
        var noon = bed.Start;
        return new(noon.AddHours(hours), noon.AddHours(hours + lasting));
    }

    private static Slot Today(BookingBed bed) => At(bed, 3, 2);

    private static Slot Tomorrow(BookingBed bed) => At(bed, 26, 2);

    private static Slot Longer(BookingBed bed) => At(bed, 25, 26);

    private static Slot Later(BookingBed bed) => At(bed, 24 * 10, 2);

    private static Slot LaterAndLonger(BookingBed bed) => At(bed, 24 * 10, 30);

    private static async Task Hold(BookingBed bed, Slot slot, int tools = 1) =>
        (await bed.Grain.Hold(await bed.Wish(Customer, slot, tools))).Value();

    private static async Task Abandon(BookingBed bed)
    {
        if (!bed.IsAgain) await Hold(bed, Tomorrow(bed));
        bed.AdvanceTo(bed.Start + BookingRules.Default.Hold - BookingRules.Default.HoldWarning);
        await bed.Settle();
        bed.AdvanceTo(bed.Start + BookingRules.Default.Hold);
        await bed.Settle();
    }

    private static async Task Pay(BookingBed bed, string card)
    {
        await Ask(bed, card);
        await bed.Settle();
    }

    private static async Task Ask(BookingBed bed, string card)
    {
        var rental = (await bed.Rental())!;
        if (rental.Status is not (RentalStatus.Held or RentalStatus.PaymentFailed)) return;

        (await bed.Grain.Pay(rental.Customer, PayBy(card, rental))).Value();
    }

    private static async Task Booked(BookingBed bed, Slot slot, int tools = 1, string card = "ok")
    {
        await Hold(bed, slot, tools);
        await Pay(bed, card);
    }

    private static async Task DayBefore(BookingBed bed)
    {
        bed.AdvanceTo(Later(bed).Start.AddDays(-1));
        await bed.Settle();
    }

    private static async Task Prove(BookingBed bed)
    {
        await Pay(bed, "3ds");
        await bed.Authenticate((await bed.Rental())!);
        await bed.Grain.CompletePayment((await bed.Rental())!.Customer);
        await bed.Settle();
    }

    private static async Task TryAnother(BookingBed bed)
    {
        if ((await bed.Rental())!.Payments.IsEmpty) await Ask(bed, "declined:insufficient_funds");
        await bed.Settle();
        await Pay(bed, "ok");
    }

    private static async Task Change(BookingBed bed, Slot slot)
    {
        var rental = (await bed.Rental())!;
        if (rental.Change is null && rental.Slot != slot) await AskFor(bed, rental, slot);
        await bed.Settle();
    }

    private static async Task AskFor(BookingBed bed, Rental rental, Slot slot) =>
        (await bed.Grain.Change(rental.Customer, new(slot, null, rental.Price.Deposit))).Value();

    private static Task Late(BookingBed bed) => Once(
        bed, rental => rental.Delay == TimeSpan.Zero, rental => bed.Grain.ReportLate(rental.Customer, TimeSpan.FromMinutes(45)));

    private static Task Cancel(BookingBed bed) => Once(bed, IsBooked, rental => bed.Grain.Cancel(rental.Customer, null));

    private static Task Withdraw(BookingBed bed) => Once(bed, IsBooked, rental => bed.Grain.Withdraw(rental.Customer));

    private static Task WithdrawLate(BookingBed bed) =>
        Once(bed, rental => rental.Status == RentalStatus.NoShow, rental => bed.Grain.Withdraw(rental.Customer));

    private static bool IsBooked(Rental rental) => rental.Status == RentalStatus.Confirmed;

    private static async Task Once(BookingBed bed, Func<Rental, bool> isToDo, Func<Rental, Task<Result<Rental>>> ask)
    {
        var rental = (await bed.Rental())!;
        if (isToDo(rental)) (await ask(rental)).Value();
        await bed.Settle();
    }

    private static async Task NotFetched(BookingBed bed)
    {
        await Booked(bed, Today(bed));
        await Absent(bed);
    }

    private static async Task Absent(BookingBed bed)
    {
        bed.AdvanceTo(Today(bed).Start + BookingRules.Default.PickupTolerance);
        await bed.Settle();
    }

    /// <summary>The processor is asked, and has not answered.</summary>
    private static async Task Unanswered(BookingBed bed)
    {
        await Hold(bed, Tomorrow(bed));
        await Ask(bed, "ok");
    }

    private static async Task Overdue(BookingBed bed, bool isTaken)
    {
        bed.AdvanceTo(bed.Start + BookingRules.Default.Hold);
        await bed.Sweep();
        if (isTaken) (await bed.GrainOf(bed.OtherId).Hold(await bed.Wish("other", Tomorrow(bed)))).Value();
        await bed.Settle();
    }
}
