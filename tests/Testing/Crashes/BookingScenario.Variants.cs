using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Testing.Crashes;

/// <summary>What does not happen at every visit: a change of mind, a tool that is no good, the other locker, the wrong site, nobody who decides.</summary>
public sealed partial record BookingScenario
{
    /// <summary>At the lockers, and something is not as it should be.</summary>
    public static IReadOnlyList<BookingScenario> PickUpVariants { get; } =
    [
        new("A locker stays shut and the customer gives up", bed => Jammed(bed), bed => Choose(bed, StuckChoice.Cancel), RentalStatus.CancelledByUs),
        new("Of two tools one is left behind", bed => Opened(bed, tools: 2), LeaveOne, RentalStatus.Active, Units: 2),
        new("Of two tools one is put back", bed => Opened(bed, tools: 2), PutOneBack, RentalStatus.Active, Units: 2),
        new("A tool does not work and its twin is taken", bed => Opened(bed, tools: 1), TakeTwinOfBroken, RentalStatus.Active, Units: 2),
        new("Nothing is taken", bed => Opened(bed, tools: 1), TakeNothing, RentalStatus.Confirmed),
        new("A consumer withdraws with the tool in hand", Left, WithdrawUnderWay, RentalStatus.Active),
        new("A deposit that would die is renewed under way", LeftForLong, RenewDeposit, RentalStatus.Active),
        new("Whoever is next takes the twin of a late tool", FollowedBesideTwin, TakeTwinOfLate, RentalStatus.Confirmed),
        new("More time is not had that the card does not pay", bed => LeftBy(bed, OnlyOnce), ExtendUnpaid, RentalStatus.Active),
        new("Tools are out whose rent cannot be had", bed => Taken(bed, NotToBeHad), bed => bed.Visitor.Leave(), RentalStatus.Active),
        new("Whoever is next hears that a late tool is back", FollowedTooLate, bed => bed.OtherVisitor.BringBack(), RentalStatus.Confirmed),
    ];

    /// <summary>Back at the lockers, and something is not as it should be.</summary>
    public static IReadOnlyList<BookingScenario> ReturnVariants { get; } =
    [
        new("Of two tools one is brought back", bed => Left(bed, tools: 2), bed => bed.Visitor.BringBack(tools: 1), RentalStatus.Returning, Units: 2),
        new("Two tools come back into each other's lockers", bed => Left(bed, tools: 2), Exchange, RentalStatus.PendingValidation, Units: 2),
        new("A customer comes to the wrong site first", Left, Stray, RentalStatus.PendingValidation),
        new("What was lost is brought back", Lost, bed => bed.Visitor.BringBack(), RentalStatus.PendingValidation),
        new("A customer answers to a capture and has it dropped", bed => Announced(bed), AnswerAndDrop, RentalStatus.Closed),
        new("Two tools are released at once", bed => Back(bed, tools: 2), ReleaseAll, RentalStatus.Closed, Units: 2),
        new("Nobody decides and the deposit is released", Back, NobodyDecides, RentalStatus.Closed),
        new("What is owed is paid by another card", Owing, PayOwed, RentalStatus.PendingValidation),
        new("An agent sends a unit to be repaired", Back, Condemn, RentalStatus.PendingValidation),
        new("A locker is full and the tool goes into another", LeftBesideEmpty, IntoAnother, RentalStatus.PendingValidation),
        new("A locker is full and the customer keeps the tool until it is emptied", Left, KeepAndBringBack, RentalStatus.PendingValidation),
        new("A locker is opened again after its tool is back", OneOfTwoBack, OpenAgain, RentalStatus.Returning, Units: 2),
        new("A deposit is kept that cannot be had", bed => Announced(bed, NotToBeHad), Noticed, RentalStatus.Closed),
        new("What was found and does not come back is lost again, and nobody decides", Lost, FindAndLose, RentalStatus.Closed),
    ];

    /// <summary>Late, and the card gave nothing for that.</summary>
    private static async Task Owing(BookingBed bed)
    {
        await Come(bed, card: NothingLeft);
        await bed.Visitor.PickUp();
        await Late70(bed);
    }

    private static Task PayOwed(BookingBed bed) => Once(
        bed, rental => rental.OwedRent is not null, rental => bed.Grain.PayOwed(rental.Customer, new(rental.OwedRent!.Value, new CardToken("ok"))));

    private static async Task LeaveOne(BookingBed bed)
    {
        var items = (await bed.Rental())!.Items;
        await bed.Locks.Shut(items[1].Unit);
        await Stay(bed, items[0].Unit);
        await bed.Visitor.Leave();
    }

    /// <summary>Taken, and put back into the locker, which is opened again for that.</summary>
    private static async Task PutOneBack(BookingBed bed)
    {
        await bed.Settle();
        var rental = (await bed.Rental())!;
        var unit = rental.Items[0].Unit;
        if (await bed.Locks.Openings(unit) == 1)
        {
            await bed.Visitor.Take();
            await bed.Visitor.HaveOpenedAgain(unit);
        }

        await Stay(bed, unit);
        await bed.Visitor.Leave();
    }

    private static async Task TakeTwinOfBroken(BookingBed bed)
    {
        await bed.Settle();
        if ((await bed.Rental())!.OnSite!.Items is [var broken])
        {
            var customer = (await bed.Rental())!.Customer;
            if (broken.PickupReport is null) (await bed.Grain.ReportPickup(customer, broken.Unit, PickupReport.NotWorking, "Ne démarre pas.")).Value();
            await Stay(bed, broken.Unit);
            (await bed.Grain.MakeGood(customer, broken.Unit, Remedy.Twin)).Value();
        }

        await bed.Visitor.PickUp();
    }

    private static async Task TakeNothing(BookingBed bed)
    {
        await bed.Settle();
        await Stay(bed, (await bed.Rental())!.Items[0].Unit);
        await Once(bed, rental => rental.Status == RentalStatus.PickingUp, rental => bed.Grain.FinishPickUp(rental.Customer));
    }

    /// <summary>Says of a tool that it stays in its open locker, and shuts that.</summary>
    private static async Task Stay(BookingBed bed, UnitId unit)
    {
        await Once(
            bed, rental => rental.OnSite?.Of(unit) is { IsInPlay: true, Opening.IsOpen: true, IsLeft: false },
            rental => bed.Grain.PutBack(rental.Customer, unit));
        await bed.Locks.Shut(unit);
        await bed.Settle();
    }

    private static Task WithdrawUnderWay(BookingBed bed) =>
        Once(bed, rental => rental.OnSite!.WithdrawnAt is null, rental => bed.Grain.Withdraw(rental.Customer));

    private static Slot ForLong(BookingBed bed) => At(bed, 26, 24 * 5);

    /// <summary>Out with a tool for so long that the deposit, blocked a day before, does not live to the end.</summary>
    private static async Task LeftForLong(BookingBed bed)
    {
        await Booked(bed, ForLong(bed));
        bed.AdvanceTo(ForLong(bed).Start.AddDays(-1));
        await bed.Settle();
        bed.AdvanceTo(ForLong(bed).Start);
        await bed.Settle();
        await bed.Visitor.PickUp();
    }

    private static async Task RenewDeposit(BookingBed bed)
    {
        bed.AdvanceTo(ForLong(bed).Start.AddDays(-1) + AuthorisationLives.Default.Absent - OnSiteRules.Default.DepositRenewal);
        await bed.Settle();
    }

    private static async Task Exchange(BookingBed bed)
    {
        await bed.Settle();
        var rental = (await bed.Rental())!;
        var (one, other) = (rental.Items[0].Unit, rental.Items[1].Unit);
        if (rental.Status == RentalStatus.Active) (await bed.Grain.BeginReturn(rental.Customer, rental.Site, knowsNoRefund: true)).Value();
        if (await bed.Visitor.Out(other) is not null) await PutInto(bed, one, other);
        if (await bed.Visitor.Out(one) is not null) await PutInto(bed, other, one);
    }

    /// <summary>Puts a tool into the locker of another one.</summary>
    private static async Task PutInto(BookingBed bed, UnitId lockerOf, UnitId unit)
    {
        var customer = (await bed.Rental())!.Customer;
        if (!await bed.Locks.IsOpen(lockerOf))
        {
            // Whoever comes second finds the locker that was left to them.
            var asked = await bed.Visitor.Out(lockerOf) is null ? unit : lockerOf;
            (await bed.Grain.UnlockForReturn(customer, asked)).Value();
            await bed.Settle();
        }

        if (await bed.Visitor.Out(unit) is { IsScanned: false }) (await bed.Grain.ScanReturn(customer, await bed.PlateOf(unit))).Value();
        await bed.Locks.Shut(lockerOf);
        await bed.Settle();
    }

    private static async Task Stray(BookingBed bed)
    {
        (await bed.Grain.ComeToWrongSite(new SiteId(Guid.Parse("00000000-0000-7000-8000-000000000003")))).Value();
        await bed.Visitor.BringBack();
    }

    private static async Task Announced(BookingBed bed, string card = "ok")
    {
        await LeftBy(bed, card);
        await bed.Visitor.BringBack();
        await Decide(bed, DecisionKind.PartialCapture, Scratch);
    }

    private static async Task AnswerAndDrop(BookingBed bed)
    {
        await Once(
            bed, rental => First(rental) is { IsUndecided: true, Decision.AnsweredAt: null },
            rental => bed.Grain.AnswerCapture(rental.Customer, First(rental).Unit, "C’était déjà fendu."));
        await Once(
            bed, rental => First(rental).IsUndecided,
            rental => bed.Grain.DecideReturn(new(First(rental).Unit, DecisionKind.Release, Damage: null, "Vu, merci", Operator, IsAdministrator: false)));
    }

    private static async Task ReleaseAll(BookingBed bed)
    {
        foreach (var unit in (await bed.Rental())!.Items.Select(item => item.Unit))
            await Once(
                bed, rental => rental.OnSite!.Of(unit)!.IsUndecided,
                rental => bed.Grain.DecideReturn(new(unit, DecisionKind.Release, Damage: null, "Rien à signaler", Operator, IsAdministrator: false)));
    }

    private static async Task NobodyDecides(BookingBed bed)
    {
        var rental = (await bed.Rental())!;
        var due = rental.OnSite!.BackAt!.Value + rental.Rules.Validation;
        bed.AdvanceTo(due);
        await bed.Settle();
        bed.AdvanceTo(due + OnSiteRules.Default.SecondChance);
        await bed.Settle();
    }

    private static async Task Condemn(BookingBed bed)
    {
        var units = bed.Service<UnitPassportStore>();
        var passport = (await units.Find(First((await bed.Rental())!).Unit))!.Passport;
        if (passport.State != UnitState.InRepair)
            (await units.Save(passport.Become(UnitState.InRepair, passport.Version).Value(), entry: null, new ChangeNote("UnitStateChanged", "system", bed.Now))).Value();
        await bed.Settle();
    }
}
