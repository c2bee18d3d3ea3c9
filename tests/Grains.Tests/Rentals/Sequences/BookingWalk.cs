using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>Customers, cards, staff, the processor and the clock, each at random; and a model that must agree after each step.</summary>
internal sealed partial class BookingWalk
{
    private static readonly TimeSpan Turnaround = TimeSpan.FromMinutes(30);

    private readonly BookingWorld world;
    private readonly Random random;
    private readonly Stored stored;
    private readonly ModelWalls walls;
    private readonly Invariants invariants;

    /// <summary>Whatever is not over in every respect.</summary>
    private readonly Dictionary<RentalId, ModelBooking> open = [];

    /// <summary>What is over, and cost something.</summary>
    private readonly List<ModelBooking> charged = [];

    public BookingWalk(BookingWorld world, int seed)
    {
        (this.world, random, stored, walls) = (world, new Random(seed), new Stored(world), new ModelWalls(world));
        invariants = new Invariants(world, stored, open, walls);
    }

    /// <summary>What was done and accepted, and how bookings ended.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    public async Task Run(int steps)
    {
        await Settle();
        for (var step = 0; step < steps; step++)
        {
            await Step();
            await Settle();
        }

        // All that is open comes to its end.
        await Advance(TimeSpan.FromDays(14));
        foreach (var id in open.Keys) invariants.Require(isSo: false, "not over", id);
        invariants.HoldInTheEnd();
    }

    private Task Step() => random.Next(200) switch
    {
        < 56 => Hold(),
        < 96 => OnOne(booking => booking.IsBeforeBooking, Pay),
        < 112 => OnOne(Waits, Prove),
        < 127 => OnOne(IsBooked, Change),
        < 134 => OnOne(booking => booking.IsLive, Cancel),
        < 136 => OnOne(IsBooked, Withdraw),
        < 137 => WithdrawFromCharged(),
        < 139 => OnOne(booking => booking.IsLive, Fail),
        < 144 => OnOne(IsBooked, ReportLate),
        < 147 => OnOne(booking => IsBooked(booking) && LacksDeposit(booking), PayDeposit),
        < 149 => ProcessorLeaves(),
        < 150 => Restart(),
        < 164 => Staff(),
        < 190 => Advance(TimeSpan.FromSeconds(random.Next(1, 400))),
        < 194 => Jump(),
        _ => Advance(TimeSpan.FromMinutes(random.Next(20, 600))),
    };

    private static bool IsBooked(ModelBooking booking) => booking.Status == RentalStatus.Confirmed;

    private bool Waits(ModelBooking booking) => Of(booking).Payments.Any(payment => payment.Status == PaymentStatus.ActionRequired);

    private bool LacksDeposit(ModelBooking booking) => Of(booking).Deposit is not { Status: PaymentStatus.Authorised };

    private Rental Of(ModelBooking booking) => stored.Rentals[booking.Id];

    private async Task OnOne(Func<ModelBooking, bool> which, Func<ModelBooking, Rental, Task> act)
    {
        List<ModelBooking> those = [.. open.Values.Where(which)];
        if (those.Count == 0) return;

        var one = those[random.Next(those.Count)];
        await act(one, Of(one));
    }

    private async Task Hold()
    {
        var (customer, id, shop) = (Any(world.Customers), RentalId.New(world.Now), Any(world.Shops));
        var slot = ASlot();
        WishedItem[] items = random.Next(5) == 0
            ? [new(null, shop.Pack)]
            : [.. shop.Tools.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).Select(tool => new WishedItem(tool, null))];
        var wish = new RentalWish(shop.Site, [.. items], slot);

        var forbidden = Forbids(customer);
        var answer = await world.Rental(id).Hold(new(customer, wish, ExpectedRent: null, ExpectedDeposit: null));

        if (answer.Succeeded(out var held, out var refusal)) Begin(held, forbidden);
        else await Refused(refusal, forbidden, customer, wish);
    }

    private void Begin(Rental held, Type? forbidden)
    {
        invariants.Require(forbidden is null, $"{forbidden?.Name} was to be said beside {string.Join(", ", Own(held.Customer))}", held.Id);
        Assert.All(held.Items, item => Assert.True(IsFree(stored.Units[item.Unit], held.Slot), $"{item} is not free: {held.Id.Value}"));
        Assert.Equal((prices, DepositFactor(held.Customer)), (held.Quote.PriceVersion.Id, held.Quote.Facts.Buyer.DepositFactor));
        open.Add(held.Id, new ModelBooking(held));
        stored.Rentals[held.Id] = held;
        Count("held");
    }

    private async Task Refused(Refusal refusal, Type? forbidden, AccountId customer, RentalWish wish)
    {
        Count($"refused: {refusal.GetType().Name}");
        var isRight = refusal switch
        {
            BookingSuspended or TooManyRentals or TooManyHolds or TooManyHoldsLately => refusal.GetType() == forbidden,
            ToolTaken taken => !stored.Units.Values.Any(unit => unit.Tool == taken.Tool && CanBeHad(unit, wish.Slot)),
            _ => false,
        };
        Assert.True(isRight, $"{refusal} for {customer} and {wish.Slot}");
        if (refusal is ToolTaken && random.Next(2) == 0) await Join(customer, wish);
    }

    /// <summary>The refusal of whatever this customer asks for; null where they may hold something.</summary>
    private Type? Forbids(AccountId customer)
    {
        var own = Own(customer);
        return standings.GetValueOrDefault(customer) == StandingKind.Suspended ? typeof(BookingSuspended)
            : own.Count >= 3 ? typeof(TooManyRentals)
            : own.Count(booking => booking.IsBeforeBooking) >= 2 ? typeof(TooManyHolds)
            : AskedLately(customer) >= 5 ? typeof(TooManyHoldsLately)
            : null;
    }

    private List<ModelBooking> Own(AccountId customer) => [.. open.Values.Where(booking => booking.Customer == customer && booking.IsLive)];

    private async Task Pay(ModelBooking booking, Rental rental)
    {
        var card = random.Next(10) switch { < 6 => "ok", 6 => "3ds", 7 => "later", _ => "declined" };
        var answer = await world.Rental(booking.Id).Pay(booking.Customer, RentalFixture.Paying(rental.Price.Deposit, card));
        var isUnderWay = rental.Payments.Any(payment => payment.Pending is not null) || booking.Status == RentalStatus.AwaitingPayment;
        if (answer.Succeeded(out _, out var refusal)) (booking.Status, booking.Card) = (RentalStatus.AwaitingPayment, card);
        else if (refusal is BookingSuspended) Assert.Equal(StandingKind.Suspended, standings.GetValueOrDefault(booking.Customer));
        else Assert.True(isUnderWay && refusal is PaymentUnderWay or NotPossibleForRental, refusal.ToString());
        if (refusal is null) Count($"paid: {card}");
    }

    private async Task PayDeposit(ModelBooking booking, Rental rental)
    {
        var card = random.Next(3) == 0 ? "declined" : random.Next(3) == 0 ? "3ds" : "ok";
        if ((await world.Rental(booking.Id).Pay(booking.Customer, RentalFixture.Paying(rental.Price.Deposit, card))).Succeeded(out _, out _)) Count("another card");
    }

    private async Task Prove(ModelBooking booking, Rental rental)
    {
        foreach (var payment in rental.Payments.Where(payment => payment.Status == PaymentStatus.ActionRequired)) world.Processor.Authenticate(payment.Intent!);
        if ((await world.Rental(booking.Id).CompletePayment(booking.Customer)).Succeeded(out _, out _)) Count("proved");
    }

    private async Task Cancel(ModelBooking booking, Rental rental)
    {
        var fee = booking.Fee(world.Now);
        var answer = await world.Rental(booking.Id).Cancel(booking.Customer, new Euros(fee));
        Assert.True(answer.Succeeded(out _, out var refusal), $"{refusal}");
        booking.End(RentalStatus.Cancelled, fee);
        Count(fee > 0 ? "cancelled for a fee" : "cancelled for nothing");
    }

    private async Task Withdraw(ModelBooking booking, Rental rental)
    {
        var answer = await world.Rental(booking.Id).Withdraw(booking.Customer);
        if (!answer.Succeeded(out _, out var refusal))
        {
            Assert.True(world.Now >= rental.WithdrawalEnds(), refusal.ToString());
            return;
        }

        booking.End(RentalStatus.Withdrawn, 0);
        Count("withdrawn");
    }

    /// <summary>What giving it up, or not coming, cost goes back in full.</summary>
    private async Task WithdrawFromCharged()
    {
        if (charged.Count == 0) return;

        var booking = Any(charged);
        charged.Remove(booking);
        await Withdraw(booking, Of(booking));
        if (booking.Status != RentalStatus.Withdrawn) return;

        open.Add(booking.Id, booking);
        Count("had a fee back");
    }

    private async Task Fail(ModelBooking booking, Rental rental)
    {
        var fee = booking.Fee(world.Now);
        Assert.Equal(fee, (await world.Rental(booking.Id).Fail("Casier en panne")).Value().Amends.Cents);
        booking.End(RentalStatus.CancelledByUs, 0);
        Count("failed by us");
    }

    private async Task ReportLate(ModelBooking booking, Rental rental)
    {
        var by = TimeSpan.FromMinutes(15 * random.Next(1, 9));
        if (!(await world.Rental(booking.Id).ReportLate(booking.Customer, by)).Succeeded(out _, out _)) return;

        (booking.Delay, booking.Slot) = (by, booking.Slot.Extended(by));
        Count("late");
    }

    private Slot ASlot()
    {
        var quarter = Domain.Lockers.SlotRules.Default.Next(world.Now);
        var start = random.Next(6) == 0 ? quarter.AddDays(random.Next(5, 12)) : quarter.AddMinutes(15 * random.Next(0, 200));
        return new(start, start.AddMinutes(15 * random.Next(4, 120)));
    }

    /// <summary>Whether anybody can be promised a unit, by what was stored before this step.</summary>
    private bool IsFree(StoredUnit unit, Slot slot, RentalId? but = null)
    {
        var during = slot.Extended(Turnaround);
        return unit is { Locker: not null, IsInService: true } && !walls.IsClosed(unit.Locker, during)
            && !stored.Claims.Exists(claim => claim.Unit == unit.Id && claim.Rental != but && claim.IsLive(world.Now) && claim.During.Overlaps(during));
    }

    /// <summary>Whether its locker must promise it: one that could not be told yet that it is open again does not know.</summary>
    private bool CanBeHad(StoredUnit unit, Slot slot, RentalId? but = null) => !stored.IsClosingToldAgain && IsFree(unit, slot, but);

    private long AskedLately(AccountId customer) => world.Database.Scalar<long>(
        """
        SELECT count(*) FROM event a
        WHERE a.stream = customer_stream($1) AND a.type = 'RentalAdmitted' AND a.at > $2 AND NOT EXISTS (
            SELECT FROM event t
            WHERE t.stream = a.stream AND t.type = 'AdmissionTakenBack' AND t.version > a.version AND t.data -> 'rental' = a.data -> 'rental')
        """,
        customer.Value, world.Now.AddHours(-1));

    private T Any<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    private void Count(string what) => Counts[what] = Counts.GetValueOrDefault(what) + 1;
}
