using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Testing.Crashes;

/// <summary>What is seldom: a unit in the place of another, a locker that opens after all, a bank that takes money back.</summary>
public sealed partial record BookingScenario
{
    /// <summary>At the lockers, or before.</summary>
    public static IReadOnlyList<BookingScenario> Oddities { get; } =
    [
        new("One unit takes the place of another", BookedBesideSpare, SwapUnits, RentalStatus.Confirmed),
        new("A locker that stayed shut opens after all", bed => Jammed(bed), OpenAfterAll, RentalStatus.Active),
        new("A bank takes back what was kept", Kept, ChargeBack, RentalStatus.Closed),
    ];

    private static async Task BookedBesideSpare(BookingBed bed)
    {
        await Booked(bed, Today(bed));
        await bed.AddUnit();
    }

    /// <summary>As an agent has it done: each step once, and where it was cut it goes on.</summary>
    private static async Task SwapUnits(BookingBed bed)
    {
        var ((bad, good), units) = (await bed.Units(), bed.Service<UnitPassportStore>());
        if ((await units.Find(bad))!.Unit.Locker is not null) (await bed.Locker.TakeOut()).Value();
        if ((await units.Find(good))!.Unit.Locker is null) (await bed.Locker.Place(good)).Value();
        var passport = (await units.Find(bad))!.Passport;
        if (passport.State != UnitState.InRepair)
            (await units.Save(passport.Become(UnitState.InRepair, passport.Version).Value(), entry: null, new ChangeNote("UnitStateChanged", "system", bed.Now))).Value();
        await bed.Settle();
        await Sees(bed, rental => rental.Items.Single().Unit == good);
    }

    private static async Task OpenAfterAll(BookingBed bed)
    {
        await bed.Settle();
        await bed.Visitor.HaveOpened();
        var unit = (await bed.Rental())!.Items[0].Unit;
        await bed.Locks.Repair(unit);
        await bed.Visitor.HaveOpenedAfterAll(unit);
        await bed.Visitor.PickUp();
    }

    private static async Task ChargeBack(BookingBed bed)
    {
        const string Reference = "du_1";
        await Once(
            bed, rental => !rental.Knows(Reference),
            rental => bed.Grain.NoteChargeback(new(Reference, PaymentPurpose.Deposit, new Euros(15_00), bed.Now.AddDays(7))));
        bed.AdvanceTo((await bed.Rental())!.Chargebacks.Single().Due - BookingRules.Default.ChargebackWarning);
        await bed.Settle();
        await Once(bed, rental => rental.OpenChargeback is { Status: ChargebackStatus.Open }, _ => bed.Grain.AnswerChargeback(Reference));
        await Once(bed, rental => rental.OpenChargeback is not null, _ => bed.Grain.EndChargeback(Reference, isWon: false));
        await Sees(bed, rental => rental.Chargebacks.Single().Status == ChargebackStatus.Lost);
    }

    /// <summary>It is what it is called: else nothing is shown by it.</summary>
    private static async Task Sees(BookingBed bed, Func<Rental, bool> isSo)
    {
        if (!isSo((await bed.Rental())!)) throw new InvalidOperationException("That has not happened.");
    }
}
