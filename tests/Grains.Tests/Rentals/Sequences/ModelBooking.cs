using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>
/// What a booking must be, told by what was asked and answered, by the card, and by the clock: no event, step, promise or call to
/// a processor. While an answer of the processor is on its way, what it will be is known later.
/// </summary>
internal sealed class ModelBooking(Rental held)
{
    private bool wasAtBank;

    public RentalId Id => held.Id;

    public AccountId Customer => held.Customer;

    public RentalStatus Status { get; set; } = RentalStatus.Held;

    public Slot Slot { get; set; } = held.Slot;

    /// <summary>Another slot that is asked for; null where none is.</summary>
    public Slot? Wanted { get; set; }

    public (long Whole, long FirstDay) WantedRent { get; set; }

    public (long Whole, long FirstDay) Rent { get; private set; } = (held.Price.Rent.Cents, held.Price.FirstDay.Cents);

    /// <summary>The card that was given last.</summary>
    public string? Card
    {
        get;
        set
        {
            field = value;
            wasAtBank |= value == "3ds";
        }
    }

    public DateTimeOffset HeldUntil { get; private set; } = held.HeldUntil;

    /// <summary>Until when lockers may promise something for a change that was asked for, whatever came of it.</summary>
    public DateTimeOffset? ChangingUntil { get; set; }

    /// <summary>The price it was last told; frozen until a change.</summary>
    public RentalPrice Price { get; private set; } = held.Price;

    /// <summary>What we keep in the end; null before.</summary>
    public long? Kept { get; private set; }

    public TimeSpan Delay { get; set; }

    public bool IsBeforeBooking => Status is RentalStatus.Held or RentalStatus.AwaitingPayment or RentalStatus.PaymentFailed;

    public bool IsLive => IsBeforeBooking || Status == RentalStatus.Confirmed;

    /// <summary>The first instant at which the clock alone does something to it.</summary>
    /// <param name="before">As it is.</param>
    public DateTimeOffset? Next(Rental before) => Status switch
    {
        _ when IsBeforeBooking => HeldUntil,
        RentalStatus.Confirmed => HasDeposit(before) || Slot.Start.AddHours(-2) > PickupEnds ? PickupEnds : Slot.Start.AddHours(-2),
        _ => null,
    };

    private DateTimeOffset PickupEnds => Slot.Start + TimeSpan.FromHours(1) + Delay is var late && late < Slot.End ? late : Slot.End;

    private long NoShowFee => Math.Min(Rent.Whole, Rent.FirstDay);

    /// <summary>What giving it up costs: nothing until a day before, then half, from the start on all; never more than not to come.</summary>
    public long Fee(DateTimeOffset now)
    {
        if (Status != RentalStatus.Confirmed || now <= Slot.Start.AddHours(-24)) return 0;

        return Math.Min(now < Slot.Start ? (Rent.Whole + 1) / 2 : Rent.Whole, NoShowFee);
    }

    public void End(RentalStatus status, long kept) => (Status, Kept, Wanted) = (status, kept, null);

    /// <summary>Has another slot from now on.</summary>
    public void Take(Slot slot, (long Whole, long FirstDay) rent, RentalPrice price) =>
        (Slot, Rent, Price, Delay, Wanted) = (slot, rent, price, TimeSpan.Zero, null);

    /// <summary>Whether the customer may fetch nothing.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>The units that stand in no locker.</summary>
    public IReadOnlySet<UnitId> Away { get; set; } = new HashSet<UnitId>();

    /// <summary>What the clock alone does to it.</summary>
    /// <param name="now">What the clock shows.</param>
    /// <param name="before">As it was.</param>
    public void Pass(DateTimeOffset now, Rental before)
    {
        // With an answer on its way it is theirs if it is still free, and else their money is: that is learned.
        if (IsBeforeBooking && now >= HeldUntil) End(RentalStatus.Expired, 0);
        if (Status != RentalStatus.Confirmed) return;

        if (now >= PickupEnds && IsSuspended) End(RentalStatus.Cancelled, 0);
        else if (now >= PickupEnds && before.Items.Any(item => Away.Contains(item.Unit))) End(RentalStatus.CancelledByUs, 0);
        else if (now >= PickupEnds) End(RentalStatus.NoShow, NoShowFee);
        else if (!HasDeposit(before) && now >= Slot.Start.AddHours(-2)) End(RentalStatus.Cancelled, 0);
    }

    public override string ToString() => $"{Status} {Id.Value}, paid with {Card ?? "nothing"}";

    private bool HasDeposit(Rental rental) => rental.Payments.Any(payment =>
        payment is { Purpose: PaymentPurpose.Deposit, Status: PaymentStatus.Authorised } && payment.CaptureBefore > PickupEnds && !rental.Undone.Contains(payment.Id)
        && rental.Change?.Awaited.Contains(payment.Id) != true);

    /// <summary>Takes in what only the processor's answers could tell.</summary>
    public void Learn(Rental rental, DateTimeOffset now)
    {
        var isAnswered = rental.Payments.All(payment => payment.Pending is null);

        // Paid too late, and free still.
        if (Status == RentalStatus.Expired && rental.BookedAt is not null) (Status, Kept) = (RentalStatus.Confirmed, null);
        if (rental is { IsExtended: true } && wasAtBank && IsBeforeBooking) HeldUntil = held.HeldUntil + BookingRules.Default.Extension;

        // Booked already, while an answer to something else is on its way.
        if (Status == RentalStatus.AwaitingPayment && rental.Status == RentalStatus.Confirmed && Card != "declined") Status = RentalStatus.Confirmed;
        if (Status == RentalStatus.AwaitingPayment && isAnswered)
        {
            Status = Card == "declined" ? RentalStatus.PaymentFailed
                : rental.Payments.Any(payment => payment.Status == PaymentStatus.ActionRequired && !rental.Undone.Contains(payment.Id)) ? RentalStatus.AwaitingPayment
                : RentalStatus.Confirmed;
        }

        if (Wanted is { } wanted && rental.Change is null)
        {
            if (rental.Quote.Facts.Slot == wanted) Take(wanted, WantedRent, rental.Price);
            else Wanted = null;
        }

        if (isAnswered) Pass(now, rental);
    }
}
