using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>Rent that the staff gives back: once, with a second person above a limit, and never more than was paid.</summary>
[Trait("story", "T24-905")]
public sealed class RefundTests
{
    private static readonly DateTimeOffset At = End.AddDays(1);
    private static readonly AccountId One = new(Guid.NewGuid());
    private static readonly AccountId Other = new(Guid.NewGuid());
    private static readonly AccountId Booker = new(Guid.NewGuid());
    private static readonly RefundRules Limit = new(new Euros(5_00));

    private static Rental Closed(int tools = 1) => Enumerable.Range(0, tools)
        .Aggregate(Returned(tools), (rental, at) => rental.After(each => each.DecideReturn(each.Deciding(at, DecisionKind.Release), At)))
        .Answered(PaymentPurpose.Deposit, At);

    [Fact]
    public void What_is_little_is_approved_by_being_proposed_and_what_is_more_by_somebody_else()
    {
        var little = Refund.Propose(Closed(), [], new Euros(5_00), " Geste commercial ", One, Limit, At).Value();
        var much = Refund.Propose(Closed(), [], new Euros(5_01), "Geste commercial", One, Limit, At).Value();

        Assert.Equal((One, At, "Geste commercial"), (little.ApprovedBy, little.ApprovedAt, little.Reason));
        Assert.Equal((null, null), (much.ApprovedBy, much.ApprovedAt));
        Assert.Equal(new OwnRefund(), much.Approve(One, Booker, At).Refusal());
        var approved = much.Approve(Other, Booker, At.AddHours(1)).Value();
        Assert.Equal((Other, At.AddHours(1)), (approved.ApprovedBy, approved.ApprovedAt));
        Assert.Equal(new RefundApprovedAlready(At.AddHours(1)), approved.Approve(Other, Booker, At.AddHours(2)).Refusal());
        Assert.IsType<ReasonOutOfBounds>(Refund.Propose(Closed(), [], new Euros(5_00), "", One, Limit, At).Refusal());
    }

    [Fact]
    public void What_is_much_is_not_little_in_parts()
    {
        var closed = Closed();
        Refund After(long cents, params Refund[] before) => Refund.Propose(closed, before, new Euros(cents), "Geste commercial", One, Limit, At).Value();
        var (little, agreed) = (After(3_00), After(9_00).Approve(Other, Booker, At).Value());

        Assert.Equal(One, After(2_00, little).ApprovedBy);
        Assert.Null(After(2_01, little).ApprovedBy);
        Assert.Null(After(1, little, little with { ProposedBy = Other, ApprovedBy = Other }).ApprovedBy);

        // What two agreed on, or may still, takes nothing of it.
        Assert.Equal(One, After(2_00, little, agreed, After(9_00)).ApprovedBy);
    }

    [Fact]
    public void Staff_who_rent_give_nothing_back_to_themselves()
    {
        var closed = Closed();
        var much = Refund.Propose(closed, [], new Euros(5_01), "Geste commercial", One, Limit, At).Value();

        Assert.Equal(new OwnRental(), Refund.Propose(closed, [], new Euros(1), "Geste commercial", closed.Customer, Limit, At).Refusal());
        Assert.Equal(new OwnRental(), much.Approve(closed.Customer, closed.Customer, At).Refusal());
    }

    [Fact]
    public void It_goes_back_to_the_card_and_never_more_than_was_paid()
    {
        var (closed, refund) = (Closed(), RefundId.New(At));
        var paid = closed.Payments.Single(payment => payment.Purpose == PaymentPurpose.Rent).Refundable;

        var refunded = closed.RefundRent(refund, new Euros(3_00), At).Value();

        Assert.Equal(["RentRefunded", "PaymentRequested"], refunded.Names());
        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", new Euros(3_00)))], refunded.Calls());
        Assert.True(closed.Apply(refunded).HasRefunded(refund));
        Assert.Equal(
            new AmountOutOfBounds(paid - new Euros(3_00)), closed.Apply(refunded).RefundRent(RefundId.New(At), paid - new Euros(2_99), At).Refusal());
        Assert.IsType<AmountOutOfBounds>(closed.RefundRent(refund, Euros.Zero, At).Refusal());
        Assert.IsType<NotPossibleForRental>(Returned().RefundRent(refund, new Euros(3_00), At).Refusal());
    }

    [Fact]
    public void While_a_bank_looks_at_the_rent_nothing_of_it_is_given_back()
    {
        var disputed = Closed().After(rental => rental.NoteChargeback(new("dp_1", PaymentPurpose.Rent, new Euros(1_00), At.AddDays(7)), At));

        Assert.IsType<ChargebackUnderWay>(disputed.RefundRent(RefundId.New(At), new Euros(1_00), At).Refusal());
    }

    [Fact]
    public void Its_credit_note_has_a_line_for_each_tool_that_was_paid_for_and_they_add_up()
    {
        var closed = Closed(3);

        var lines = closed.CreditLines(new Euros(10_00));

        Assert.Equal([3_34, 3_33, 3_33], lines.Select(line => line.Amount.Cents));
        Assert.Equal(closed.Items.Select(item => item.Unit), lines.Select(line => line.Unit));
        Assert.Equal([closed.Unit(0)], closed.CreditLines(new Euros(1)).Select(line => line.Unit));
    }
}
