using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>Rentals of some tools at 5 € an hour and 40 € a day each, 150 € of deposit each, from their pick-up on.</summary>
internal static class Visits
{
    public static readonly OnSiteRules Times = OnSiteRules.Default;

    public static readonly DateTimeOffset Start = Tomorrow.Start;

    public static readonly DateTimeOffset End = Tomorrow.End;

    public static readonly AccountId Operator = new(new Guid("0198f000-0000-7000-8000-000000000001"));

    public static readonly BeginPickUp Welcome = new(CustomerStanding.Good, IsNoticeRead: true, Busy: null);

    public static readonly DamageClaim Scratch = new("carter", IsQuote: false, new Euros(50_00), Wear: 0.8m);

    public static Quote QuoteOf(int tools, Slot? slot = null, decimal factor = 1)
    {
        var rates = new Rates(Hour: new Euros(5_00), HalfDay: null, Day, WeekEnd: null, Week: null);
        var tariff = new Tariff(new PriceGrid(RuleVersion.BuiltIn, [new PriceLine(Target.General, rates)]), DepositGrid.Default);
        var terms = new QuoteTerms(Percentage.Percent(20), default, PenaltyRules.Default, CancellationPolicy.Default);
        var basket = new Basket([.. Enumerable.Range(0, tools).Select(_ => new QuotedItem(ToolId.New(Noon), new CategoryId(Guid.NewGuid()), Pack: null))], []);
        var facts = new QuoteFacts(
            Noon, slot ?? Tomorrow, SiteId.New(Noon), SiteClock.Read("Europe/Paris", slot ?? Tomorrow).Value(),
            Buyer.Personal with { DepositFactor = factor }, basket, terms);
        return Quote.Of(facts, tariff).Value();
    }

    public static Rental Booked(int tools = 1, Slot? slot = null, decimal factor = 1)
    {
        var quote = QuoteOf(tools, slot, factor);
        ImmutableArray<RentalItem> items = [.. quote.Lines.Select(line => new RentalItem(line.Item.Tool, UnitId.New(Noon)))];
        return Rental.From(new RentalHeld(
                RentalId.New(Noon), RentalReference.From(24), new AccountId(Guid.NewGuid()), items, quote, Noon + Rules.Hold, Noon))
            .After(rental => rental.Pay(ByCard with { Deposit = quote.Deposit }, Rules, Lives, Noon))
            .Answered(PaymentPurpose.Rent, Noon).Answered(PaymentPurpose.Deposit, Noon).After(rental => rental.Confirm(Noon));
    }

    public static Rental PickingUp(int tools = 1, Slot? slot = null) =>
        Booked(tools, slot).After(rental => rental.PickUp(Welcome, Times, rental.Slot.Start));

    public static Rental Unlocked(int tools = 1, Slot? slot = null) => PickingUp(tools, slot).Opened();

    /// <summary>All tools out, with two photos each, at the start.</summary>
    public static Rental Active(int tools = 1, Slot? slot = null, decimal factor = 1)
    {
        var rental = Booked(tools, slot, factor).After(each => each.PickUp(Welcome, Times, each.Slot.Start)).Opened();
        rental = Enumerable.Range(0, tools).Aggregate(rental, (each, at) => each.TakenOut(at).Photographed(at).Photographed(at));
        rental = rental.After(each => each.FinishPickUp(each.Slot.Start));
        return rental.Payments.Any(payment => payment.Pending is not null) ? rental.Answered(PaymentPurpose.Rent, rental.Slot.Start) : rental;
    }

    public static Rental Returning(DateTimeOffset at, int tools = 1) =>
        Active(tools).After(rental => rental.BeginReturn(rental.Site, knowsNoRefund: true, at));

    /// <summary>All tools back at an instant; lockers know.</summary>
    public static Rental Returned(int tools = 1, DateTimeOffset? at = null, decimal factor = 1)
    {
        var when = at ?? End;
        var rental = Active(tools, factor: factor).After(each => each.BeginReturn(each.Site, knowsNoRefund: true, when));
        return Enumerable.Range(0, tools).Aggregate(rental, (each, item) => each.Back(item, when)).Followed(when);
    }

    public static Rental Followed(this Rental rental, DateTimeOffset at) => rental.Step is null ? rental : rental.After(each => each.Follow(at));

    public static UnitId Unit(this Rental rental, int at) => rental.Items[at].Unit;

    public static ItemOnSite Of(this Rental rental, int at) => rental.OnSite!.Of(rental.Unit(at))!;

    public static Rental TakenOut(this Rental rental, int at, DateTimeOffset? when = null) =>
        rental.Hears(rental.Unit(at), LockerAnswer.Shut, when);

    /// <summary>All lockers open that were asked to.</summary>
    public static Rental Opened(this Rental rental, DateTimeOffset? when = null) => rental.OnSite!.Items
        .Where(item => item is { IsInPlay: true, Opening.State: OpeningState.Asked })
        .Aggregate(rental, (each, item) => each.Hears(item.Unit, LockerAnswer.Opened, when));

    /// <summary>The door of a tool's locker says something of its last opening.</summary>
    public static Rental Hears(this Rental rental, UnitId unit, LockerAnswer answer, DateTimeOffset? when = null) => rental.Apply(
        rental.HearLocker(rental.OnSite!.Of(unit)!.Opening!.Command, answer, Standstills.None, when ?? rental.Slot.Start)!);

    /// <summary>A tool stays in its open locker, which is shut.</summary>
    public static Rental LeftIn(this Rental rental, int at, DateTimeOffset? when = null) =>
        rental.After(each => each.PutBack(each.Unit(at), when ?? rental.Slot.Start)).Hears(rental.Unit(at), LockerAnswer.Shut, when);

    /// <summary>A tool that was taken is put back into its locker, which is shut.</summary>
    public static Rental PutBackIn(this Rental rental, int at, DateTimeOffset? when = null)
    {
        var (unit, now) = (rental.Unit(at), when ?? rental.Slot.Start);
        return rental.After(each => each.OpenAgain(unit, now)).Opened(now).LeftIn(at, now);
    }

    public static Rental Photographed(this Rental rental, int at, DateTimeOffset? when = null) =>
        rental.After(each => each.AddEvidence(each.Unit(at), EvidenceId.New(Noon), EvidenceKind.Photo, when ?? rental.Slot.Start));

    /// <summary>One tool is brought back as it should.</summary>
    public static Rental Back(this Rental rental, int at, DateTimeOffset when)
    {
        var unit = rental.Unit(at);
        return rental.After(each => each.UnlockForReturn(unit, when)).Opened(when).After(each => each.ScanReturn(unit, when))
            .Hears(unit, LockerAnswer.Shut, when);
    }

    public static DecideItem Deciding(this Rental rental, int at, DecisionKind kind, DamageClaim? damage = null, bool isAdministrator = false) =>
        new(rental.Unit(at), kind, damage, "Carter fendu", Operator, isAdministrator);

    /// <summary>What happens by itself, one decision after the other, up to an instant; lockers follow at once.</summary>
    public static Rental Until(this Rental rental, DateTimeOffset now)
    {
        rental = rental.Followed(now);
        while (rental.MeetDeadlines(Rules, now) is { } decision) rental = rental.Apply(decision).Followed(now);
        return rental;
    }
}
