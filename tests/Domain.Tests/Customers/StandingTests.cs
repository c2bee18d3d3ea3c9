using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Notifications;
using static Toolbox24.Domain.Tests.Customers.Somebody;

namespace Toolbox24.Domain.Tests.Customers;

[Trait("story", "T24-910")]
public sealed class StandingTests
{
    private const string Why = "Outil non rendu";

    [Fact]
    public void Who_has_done_nothing_is_in_good_standing_on_the_usual_terms()
    {
        Assert.Equal(CustomerStanding.Good, Newcomer.Standing.At(Noon));
        Assert.Equal(new RentalTerms(1m, IsReviewed: false), Newcomer.Standing.At(Noon).Terms);
        Assert.Null(Newcomer.NextDeadline);
    }

    [Fact]
    public void A_suspension_has_a_reason_and_lasts_until_it_is_ended()
    {
        var suspended = Newcomer.After(c => c.Suspend($" {Why} ", Noon));

        Assert.Equal(CustomerStanding.Suspended(Why, Noon), suspended.Standing.At(Noon.AddYears(5)));
        Assert.Equal(new AlreadySuspended(Noon), suspended.Suspend(Why, Noon.AddDays(1)).Refusal());
        Assert.Equal(new AlreadySuspended(Noon), suspended.Watch(Why, Noon.AddDays(1)).Refusal());
        Assert.Equal(CustomerStanding.Good, suspended.After(c => c.Reinstate("Outil rendu", Noon)).Standing);
        Assert.Equal(new NotSuspended(), Newcomer.Reinstate(Why, Noon).Refusal());
    }

    [Fact]
    public void A_watch_lasts_six_months_and_not_an_instant_longer()
    {
        var watched = Newcomer.After(c => c.Watch(Why, Noon));
        var end = new DateTimeOffset(2027, 2, 28, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(end, watched.NextDeadline);
        Assert.Equal(new RentalTerms(1.5m, IsReviewed: true), watched.Standing.At(end.AddTicks(-1)).Terms);
        Assert.Equal(RentalTerms.Usual, watched.Standing.At(end).Terms);
        Assert.Null(watched.EndWatch(end.AddTicks(-1)));
        Assert.Equal(CustomerStanding.Good, watched.Apply(watched.EndWatch(end)!).Standing);
        Assert.Equal(new NotWatched(), watched.Unwatch(Why, end).Refusal());
    }

    [Fact]
    public void A_watch_can_begin_anew_be_lifted_and_become_a_suspension()
    {
        var watched = Newcomer.After(c => c.Watch(Why, Noon));

        Assert.Equal(Noon.AddDays(1).AddMonths(6), watched.After(c => c.Watch("Encore", Noon.AddDays(1))).Standing.Until);
        Assert.Equal(CustomerStanding.Good, watched.After(c => c.Unwatch("Tout va bien", Noon)).Standing);
        Assert.Equal(CustomerStanding.Suspended(Why, Noon), watched.After(c => c.Suspend(Why, Noon)).Standing);
        Assert.Equal(new NotWatched(), Newcomer.Unwatch(Why, Noon).Refusal());
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("  ab  ", false)]
    [InlineData("abc", true)]
    [InlineData("a\nb\nc", false)]
    public void A_reason_is_a_few_words(string reason, bool isOne)
    {
        foreach (var decide in (Func<Customer, string, Result<CustomerEvent>>[])[
            (c, why) => c.Suspend(why, Noon), (c, why) => c.Watch(why, Noon),
            (c, why) => c.After(one => one.Suspend(Why, Noon)).Reinstate(why, Noon),
            (c, why) => c.After(one => one.Watch(Why, Noon)).Unwatch(why, Noon)])
            Assert.Equal(isOne, decide(Newcomer, reason).Succeeded(out _, out _));
    }

    [Fact]
    public void A_reason_has_at_most_500_characters()
    {
        Assert.True(Newcomer.Suspend(new string('é', 500), Noon).Succeeded(out _, out _));
        Assert.Equal(new ReasonOutOfBounds(501, 3, 500), Newcomer.Suspend(new string('é', 501), Noon).Refusal());
    }

    [Fact]
    public void Nobody_is_forgotten_while_something_is_open()
    {
        var ask = Ask(Noon);
        var renting = Newcomer.After(c => c.Admit(ask, Noon));

        Assert.Equal(new StillInBusiness(1, 0, 0), renting.Anonymise(OpenBusiness.None, Noon).Refusal());
        Assert.Equal(new StillInBusiness(0, 1, 0), Newcomer.Anonymise(new OpenBusiness(0, 1, 0), Noon).Refusal());
        Assert.Equal(new StillInBusiness(0, 0, 2), Newcomer.Anonymise(new OpenBusiness(0, 0, 2), Noon).Refusal());
        Assert.True(renting.Anonymise(OpenBusiness.None, ask.ExpiresAt).Succeeded(out _, out _));
    }

    [Fact]
    public void Of_who_is_forgotten_only_that_remains()
    {
        var forgotten = Newcomer.After(c => c.Watch(Why, Noon)).After(c => c.DeclareCompany(Menuiserie, "Menuiserie", Noon))
            .After(c => c.Anonymise(OpenBusiness.None, Noon));

        Assert.Equal(Customer.New(Newcomer.Id) with { AnonymisedAt = Noon }, forgotten);
        Assert.Equal(Noon, forgotten.NextDeadline);
        Assert.Null(forgotten.Apply(new CustomerErased(Newcomer.Id, Noon)).NextDeadline);
        Assert.Equal(new AccountClosed(), forgotten.Suspend(Why, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.Watch(Why, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.DeclareCompany(Menuiserie, null, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.Anonymise(OpenBusiness.None, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.Admit(Ask(Noon), Noon).Refusal());
    }

    [Fact]
    public void The_customer_is_told_why()
    {
        Assert.Equal(new AccountSuspended(Why), CustomerLetter.About(Newcomer.Suspend(Why, Noon).Value()));
        Assert.Equal(new AccountWatched(Why, Noon.AddMonths(6)), CustomerLetter.About(Newcomer.Watch(Why, Noon).Value()));
        Assert.Equal(new AccountReinstated(Why), CustomerLetter.About(new CustomerReinstated(Newcomer.Id, Why, Noon)));
        Assert.Equal(new WatchLifted(Why), CustomerLetter.About(new CustomerUnwatched(Newcomer.Id, Why, Noon)));
        Assert.Null(CustomerLetter.About(new WatchEnded(Newcomer.Id, Noon)));
    }

    [Theory]
    [InlineData("SignedIn", -12)]
    [InlineData("CustomerSuspended", -36)]
    [InlineData("CustomerConsulted", -36)]
    [InlineData("PhoneChanged", 0)]
    public void What_the_audit_log_says_of_the_forgotten_goes_when_no_rule_keeps_it(string action, int months) =>
        Assert.Equal(Noon.AddMonths(months), ErasureRules.GoesBefore(action, Noon));
}
