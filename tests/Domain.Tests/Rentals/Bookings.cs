using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>Rentals in each state there is, made as customers make them: 40 € a day, 60 € two days, 150 € of deposit.</summary>
internal static class Bookings
{
    public static readonly DateTimeOffset Noon = new(2026, 8, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Without PINs, which have tests of their own.</summary>
    public static readonly BookingRules Rules = BookingRules.Default with { PinAhead = TimeSpan.Zero };

    public static readonly AuthorisationLives Lives = AuthorisationLives.Default;

    public static readonly CardToken Card = new("tok_visa");

    public static readonly Euros Day = new(40_00);

    public static readonly Euros DepositOf = new(150_00);

    /// <summary>Begins tomorrow, lasts a day: both authorisations outlive it.</summary>
    public static Slot Tomorrow { get; } = new(Noon.AddDays(1), Noon.AddDays(2));

    /// <summary>Begins in ten days: no authorisation of today lives that long.</summary>
    public static Slot Later { get; } = new(Noon.AddDays(10), Noon.AddDays(11));

    public static Quote QuoteFor(Slot slot, bool isConsumer = true, int deposit = 150_00)
    {
        var rates = new Rates(Hour: null, HalfDay: null, Day, WeekEnd: null, Week: null);
        var tariff = new Tariff(
            new PriceGrid(RuleVersion.BuiltIn, [new PriceLine(Target.General, rates)]),
            DepositGrid.Default with { Lines = [new DepositLine(Target.General, new Euros(deposit))] });
        var buyer = Buyer.Personal with { Audience = isConsumer ? Audience.Everyone : Audience.Professional };
        var terms = new QuoteTerms(Percentage.Percent(20), default, PenaltyRules.Default, CancellationPolicy.Default);
        var basket = new Basket([new QuotedItem(ToolId.New(Noon), new CategoryId(Guid.NewGuid()), Pack: null)], []);
        var facts = new QuoteFacts(
            Noon, slot, SiteId.New(Noon), SiteClock.Read("Europe/Paris", slot).Value(), buyer, basket, terms);
        return Quote.Of(facts, tariff).Value();
    }

    public static Rental Held(Slot slot, bool isConsumer = true)
    {
        var quote = QuoteFor(slot, isConsumer);
        var items = ImmutableArray.Create(new RentalItem(quote.Lines[0].Item.Tool, UnitId.New(Noon)));
        return Rental.From(new RentalHeld(
            RentalId.New(Noon), RentalReference.From(24), new AccountId(Guid.NewGuid()), items, quote, Noon + Rules.Hold, Noon));
    }

    public static PayRental ByCard { get; } = new(Card, Rules.TermsVersion, IsExpress: true, DepositOf);

    /// <summary>The card is being asked.</summary>
    public static Rental Paying(Slot slot, bool isConsumer = true, bool express = true) =>
        Held(slot, isConsumer).After(rental => rental.Pay(ByCard with { IsExpress = express }, Rules, Lives, Noon));

    /// <summary>The processor has said yes to all; lockers are still to be told.</summary>
    public static Rental Paid(Slot slot, bool isConsumer = true) =>
        Paying(slot, isConsumer).Answered(PaymentPurpose.Rent, Noon).Answered(PaymentPurpose.Deposit, Noon);

    public static Rental Confirmed(Slot slot, bool isConsumer = true) => Paid(slot, isConsumer).After(rental => rental.Confirm(Noon));

    public static Rental Declined(Slot slot) =>
        Paying(slot).Answered(PaymentPurpose.Rent, Noon).Answered(PaymentPurpose.Deposit, Noon, new Declined("insufficient_funds"));

    public static Rental After(this Rental rental, Func<Rental, Result<RentalDecision>> decide) => rental.Apply(decide(rental).Value());

    public static Rental After(this Rental rental, Func<Rental, RentalDecision?> decide) => rental.Apply(decide(rental)!);

    /// <summary>The rental once the processor has answered what is asked for a purpose: as it should, or otherwise.</summary>
    public static Rental Answered(this Rental rental, PaymentPurpose purpose, DateTimeOffset now, PaymentOutcome? outcome = null) =>
        rental.Apply(rental.Answer(purpose, now, outcome)!);

    public static RentalDecision? Answer(this Rental rental, PaymentPurpose purpose, DateTimeOffset now, PaymentOutcome? outcome = null)
    {
        var asked = rental.Payments.Last(payment => payment.Purpose == purpose && payment.Pending is not null).Pending!;
        return rental.Answer(new PaymentAnswer(asked, outcome ?? Yes(asked.Call, now), now), Rules, now);
    }

    public static PaymentOutcome Yes(PaymentCall call, DateTimeOffset now) => call switch
    {
        AuthoriseCard { Customer: CustomerPresence.Present } => new Authorised("pi_1", now + Lives.Present),
        AuthoriseCard => new Authorised("pi_1", now + Lives.Absent),
        ChargeCard => new Charged("pi_1"),
        SaveCard => new CardSaved("seti_1", new CardToken("pm_saved")),
        CaptureAmount capture => new Captured(capture.Amount),
        VoidIntent => new Voided(),
        RefundAmount refund => new Refunded(refund.Amount),
        _ => throw new ArgumentException("Say what comes of it.", nameof(call)),
    };

    /// <summary>What is asked of the processor, and for what.</summary>
    public static IEnumerable<(PaymentPurpose Purpose, PaymentCall Call)> Calls(this RentalDecision decision) =>
        decision.Events.OfType<PaymentRequested>().Select(asked => (asked.Request.Purpose, asked.Request.Call));

    public static IEnumerable<string> Names(this RentalDecision decision) => decision.Events.Select(happened => happened.GetType().Name);
}
