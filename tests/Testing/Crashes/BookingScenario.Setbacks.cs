using Npgsql;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Testing.Crashes;

/// <summary>What goes wrong for who does all right: a locker that is full, a tool that is late or does not come back, a card that gives no more.</summary>
public sealed partial record BookingScenario
{
    private static async Task LeftBesideEmpty(BookingBed bed)
    {
        await Left(bed);
        await bed.AddLocker();
    }

    private static async Task IntoAnother(BookingBed bed)
    {
        await FindFull(bed);
        await bed.Visitor.BringBack();
        await Sees(bed, rental => bed.Locks.DoorOf(rental.Items.Single().Unit) != bed.Door && IsWithoutOverrun(rental));
    }

    private static async Task KeepAndBringBack(BookingBed bed)
    {
        await FindFull(bed);
        bed.AdvanceTo(Today(bed).End.AddHours(3));
        await bed.Visitor.BringBack();
        await Sees(bed, rental => bed.Locks.DoorOf(rental.Items.Single().Unit) == bed.Door && IsWithoutOverrun(rental));
    }

    /// <summary>Has the locker opened, says that something lies in it, and shuts it.</summary>
    private static async Task FindFull(BookingBed bed)
    {
        await bed.Settle();
        await Once(
            bed, rental => rental.Status == RentalStatus.Active, rental => bed.Grain.BeginReturn(rental.Customer, rental.Site, knowsNoRefund: true));
        var item = First((await bed.Rental())!);
        // They are turned away as well where an order to the lock is lost.
        if (!await HasHappened(bed, nameof(LockerFull)))
        {
            await bed.Visitor.Unlock(item.Unit);
            await Once(bed, _ => true, rental => bed.Grain.ReportLockerFull(rental.Customer, item.Unit));
        }

        // Where they were cut after that, it may be open for them again.
        if (First((await bed.Rental())!).Status == ItemStatus.PickedUp) await bed.Locks.Shut(bed.Door);
        await bed.Settle();
    }

    private static async Task<bool> HasHappened(BookingBed bed, string type)
    {
        await using var told = bed.Service<NpgsqlDataSource>().CreateCommand($"SELECT EXISTS (SELECT FROM event WHERE type = '{type}')");
        return (bool)(await told.ExecuteScalarAsync())!;
    }

    private static bool IsWithoutOverrun(Rental rental) => rental.RentNow == rental.Price.Rent;

    /// <summary>Found where its customer is to bring it back from, who does not.</summary>
    private static async Task FindAndLose(BookingBed bed)
    {
        if (!await HasHappened(bed, nameof(RentalFound))) await Once(bed, _ => true, _ => bed.Grain.ReportFound());
        bed.AdvanceTo((await bed.Rental())!.OnSite!.FoundAt + OnSiteRules.Default.FoundReturn ?? bed.Now);
        await bed.Settle();
        await Sees(bed, rental => rental.OnSite!.StoppedAt < rental.OnSite.LostAt);
    }

    private static async Task FollowedBesideTwin(BookingBed bed)
    {
        await Followed(bed);
        await bed.AddUnit(await bed.AddLocker());
    }

    private static async Task TakeTwinOfLate(BookingBed bed)
    {
        await Warned(bed);
        await Once(bed, rental => !rental.LateUnits.IsEmpty, rental => bed.Grain.TakeTwin(rental.Customer, rental.LateUnits[0]));
        var twin = (await bed.Units()).Second;
        await Sees(bed, rental => rental.Items.Single().Unit == twin);
    }

    /// <summary>Whoever is next has heard that the tool is late; whoever has it stands before its open locker, and pays for a while more.</summary>
    private static async Task FollowedTooLate(BookingBed bed)
    {
        await Followed(bed);
        await Warned(bed);
        bed.AdvanceTo(Today(bed).End.AddMinutes(20));
        var other = await bed.OtherVisitor.Look();
        (await bed.OtherVisitor.Grain.BeginReturn(other.Customer, other.Site, knowsNoRefund: true)).Value();
        await bed.OtherVisitor.Unlock(other.Items.Single().Unit);
    }

    private static async Task OneOfTwoBack(BookingBed bed)
    {
        await Left(bed, tools: 2);
        await bed.Visitor.BringBack(tools: 1);
    }

    /// <summary>It has opened twice, for the tool to be taken and to be brought back. An order to the lock that is lost is given once more.</summary>
    private static async Task OpenAgain(BookingBed bed)
    {
        var unit = First((await bed.Rental())!).Unit;
        await bed.Settle();
        for (; await bed.Locks.Openings(unit) == 2; bed.AdvanceTo(bed.Now.AddSeconds(11)))
            await Once(bed, rental => !First(rental).IsOut, rental => bed.Grain.Reopen(rental.Customer, unit));
        await bed.Locks.Shut(unit);
        await bed.Settle();
    }

    private static async Task LeftBy(BookingBed bed, string card)
    {
        await Come(bed, card: card);
        await bed.Visitor.PickUp();
    }

    private static async Task ExtendUnpaid(BookingBed bed)
    {
        if ((await bed.Rental())!.Payments.Count(payment => payment.Purpose == PaymentPurpose.Rent) == 1) await Extend(bed);
        await bed.Settle();
        await Sees(bed, rental => rental.OnSite is { Extending: null, Extended: null } && rental.Payments.Any(payment => payment.Status == PaymentStatus.Declined));
    }
}
