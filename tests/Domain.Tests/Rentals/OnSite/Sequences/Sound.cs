using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Rentals.RentalStatus;

namespace Toolbox24.Domain.Tests.Rentals.OnSite.Sequences;

/// <summary>What always holds of a rental on site.</summary>
internal static class Sound
{
    private static readonly Dictionary<RentalStatus, RentalStatus[]> Moves = new()
    {
        [Confirmed] = [PickingUp, NoShow],
        [PickingUp] = [Active, Confirmed, CancelledByUs],
        [Active] = [Returning, Lost, CancelledByUs],
        [Returning] = [PendingValidation, Lost],
        [PendingValidation] = [Decided, Returning],
        [Lost] = [Decided, Returning, PendingValidation],
        [Decided] = [Closed, Returning],
        [Closed] = [Returning],
        [NoShow] = [],
        [CancelledByUs] = [],
    };

    public static void AssertMove(RentalStatus before, RentalStatus after)
    {
        if (before != after) Xunit.Assert.Contains(after, Moves[before]);
    }

    public static void Assert(Rental start, Rental rental, List<RentalEvent> events, HashSet<UnitId> decidedByPeople, DateTimeOffset now)
    {
        Xunit.Assert.Equal(rental, events.Aggregate(start, (told, happened) => told.Apply(happened)));
        Xunit.Assert.True(rental.NextDeadline(Rentals.Bookings.Rules) is not { } due || due > now, "what was due is not done");
        AssertMoney(rental);
        if (rental.OnSite is not { } site) return;

        Xunit.Assert.All(site.Items, item => Xunit.Assert.True(item.Captured <= rental.DepositOf(item), "more than the tool's deposit"));
        Xunit.Assert.All(site.Items.Where(item => item.Captured > Euros.Zero), item => Xunit.Assert.Contains(item.Unit, decidedByPeople));
        Xunit.Assert.True(site.Items.Count(item => item is { Status: ItemStatus.Unlocked, TakenAt: not null }) <= 1, "two lockers open for a return");
        AssertGoesOn(rental, site);
    }

    private static void AssertMoney(Rental rental)
    {
        var deposits = rental.Payments.Where(payment => payment.Purpose == PaymentPurpose.Deposit).ToList();
        Xunit.Assert.True(rental.Captured <= rental.Price.Deposit, "more than the deposit");
        Xunit.Assert.True(deposits.Count(payment => payment.Taken > Euros.Zero) <= 1, "two captures");
        Xunit.Assert.True(deposits.Sum(payment => payment.Taken.Cents) <= rental.Price.Deposit.Cents);
        Xunit.Assert.True(rental.RentNow >= Euros.Zero);
        if (rental.Status == Closed && rental.OnSite!.LostAt is null && rental.Payments.All(payment => payment.Pending is null))
        {
            Xunit.Assert.Equal(rental.Captured.Cents, deposits.Sum(payment => payment.Refundable.Cents));
            Xunit.Assert.True(Kept(rental) <= rental.RentNow.Cents, "more than the rent");
        }
    }

    private static long Kept(Rental rental) =>
        rental.Payments.Where(payment => payment.Purpose == PaymentPurpose.Rent).Sum(payment => payment.Refundable.Cents);

    /// <summary>Whatever people do or leave, something is to come; but for what was lost and found, which is in our hands.</summary>
    private static void AssertGoesOn(Rental rental, Domain.Rentals.OnSite site)
    {
        if (rental.IsUnderWay && rental.Status != Decided && site.LostAt is null)
            Xunit.Assert.NotNull(rental.NextDeadline(Rentals.Bookings.Rules));
    }
}
