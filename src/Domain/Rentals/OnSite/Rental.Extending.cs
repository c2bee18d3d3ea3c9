using System.Collections.Immutable;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>A customer who has the tools wants them for longer.</summary>
/// <param name="Until">The new end.</param>
/// <param name="Price">What they were shown it costs.</param>
public sealed record ExtendRental(DateTimeOffset Until, Euros Price);

/// <summary>More time while it lasts.</summary>
public sealed partial record Rental
{
    /// <summary>What more time costs, for the tools that are still out: by the rates it was booked at.</summary>
    public Euros ExtensionPrice(DateTimeOffset until) => OnSite is null ? Euros.Zero : new(InPlay.Where(item => item.ReturnedAt is null)
        .Sum(item => KeptTime.Beyond(LineOf(item), Quote.Facts.Clock.TimeZone, Had, until).Cents));

    /// <summary>Why there can be no such extension now; null where there can. Asked before lockers are.</summary>
    public Refusal? RefuseExtension(ExtendRental wish, CustomerStanding standing, SlotRules slots, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(slots);
        if (!IsOut || OnSite!.WithdrawnAt is not null) return NotPossible;
        if (Step is { } step) return new RentalBusy(step);
        if (OnSite!.Extending is { } extending) return new ExtensionUnderWay(extending.ExpiresAt);
        if (standing.At(now) is { Kind: StandingKind.Suspended, Since: { } since } suspended) return new BookingSuspended(suspended.Reason, since);
        if (now >= Slot.End) return new SlotOver(Slot.End);
        if (wish.Until <= Slot.End) return new NotLater(Slot.End);
        if (slots.Next(wish.Until) != wish.Until) return new SlotOffStep(slots.Step);
        if (wish.Until - Slot.Start > slots.Longest) return new SlotTooLong(slots.Longest);
        if (!IsDepositLive(now) || (Price.Deposit > Euros.Zero && Deposit!.Status == PaymentStatus.Declined)) return new DepositNotThere();
        if (Payments.FirstOrDefault(payment => payment.Pending is not null) is { } asked) return new PaymentUnderWay(asked.Purpose);

        return wish.Price == ExtensionPrice(wish.Until) ? null : new ExtensionPriceChanged(ExtensionPrice(wish.Until));
    }

    /// <summary>Extends it, where all lockers have promised the time: at once where nothing is to be asked of the card.</summary>
    /// <param name="wish">What the customer wants.</param>
    /// <param name="standing">How much they are trusted now.</param>
    /// <param name="expiresAt">When the lockers' promise ends.</param>
    /// <param name="slots">Which slots there are.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> Extend(ExtendRental wish, CustomerStanding standing, DateTimeOffset expiresAt, SlotRules slots, DateTimeOffset now)
    {
        if (RefuseExtension(wish, standing, slots, now) is { } refused) return refused;

        var wanted = new Extension(wish.Until, wish.Price);
        var asks = AsksForMore(wanted, now).ToList();
        return asks.Count == 0
            ? Decide(new RentalExtended(Id, Slot.End, wanted, now))
            : Decide(
                [
                    new ExtensionAsked(Id, new(
                        wanted, expiresAt, [.. asks.SelectMany(ask => ask.Replaces)], [.. asks.Select(ask => ask.Request.Request.Payment)]), now),
                    .. asks.Select(ask => ask.Request),
                ]);
    }

    /// <summary>A rent of its own, and a deposit where the one that is blocked would not live long enough.</summary>
    private IEnumerable<(PaymentRequested Request, ImmutableArray<PaymentId> Replaces)> AsksForMore(Extension wanted, DateTimeOffset now)
    {
        if (wanted.Rent > Euros.Zero)
        {
            var card = OfBooking(PaymentPurpose.Rent).Last().Card;
            yield return (Open(PaymentPurpose.Rent, new ChargeCard(card, wanted.Rent, CustomerPresence.Present), PaymentId.New(now), now), []);
        }

        if (LiveDeposit(now) is { } deposit && deposit.CaptureBefore < wanted.Until + Rules.Validation)
        {
            var call = new AuthoriseCard(deposit.Card, Price.Deposit, CustomerPresence.Present);
            yield return (Open(PaymentPurpose.Deposit, call, PaymentId.New(now), now), [deposit.Id]);
        }
    }

    private RentalEvent? AnsweredExtension(PendingExtension extending, Payment payment, DateTimeOffset now)
    {
        if (HasFailed(payment) || now >= extending.ExpiresAt || !IsOut) return new ExtensionDropped(Id, now);

        return Counting.Where(each => extending.Awaited.Contains(each.Id)).All(IsGood) ? new RentalExtended(Id, Slot.End, extending.Wanted, now) : null;
    }
}
