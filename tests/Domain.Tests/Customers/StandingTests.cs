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
        var suspended = Newcomer.After(c => c.Suspend(Operator, $" {Why} ", Noon));

        Assert.Equal(CustomerStanding.Suspended(Why, Noon), suspended.Standing.At(Noon.AddYears(5)));
        Assert.Equal(new AlreadySuspended(Noon), suspended.Suspend(Operator, Why, Noon.AddDays(1)).Refusal());
        Assert.Equal(new AlreadySuspended(Noon), suspended.Watch(Operator, Why, WatchRules.Default, Noon.AddDays(1)).Refusal());
        Assert.Equal(CustomerStanding.Good, suspended.After(c => c.Reinstate(Operator, "Outil rendu", Noon)).Standing);
        Assert.Equal(new NotSuspended(), Newcomer.Reinstate(Operator, Why, Noon).Refusal());
    }

    [Fact]
    public void A_watch_lasts_six_months_and_not_an_instant_longer()
    {
        var watched = Newcomer.After(c => c.Watch(Operator, Why, WatchRules.Default, Noon));
        var end = new DateTimeOffset(2027, 2, 28, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(end, watched.NextDeadline);
        Assert.Equal(new RentalTerms(1.5m, IsReviewed: true), watched.Standing.At(end.AddTicks(-1)).Terms);
        Assert.Equal(RentalTerms.Usual, watched.Standing.At(end).Terms);
        Assert.Null(watched.EndWatch(end.AddTicks(-1)));
        Assert.Equal(CustomerStanding.Good, watched.Apply(watched.EndWatch(end)!).Standing);
        Assert.Equal(new NotWatched(), watched.Unwatch(Operator, Why, end).Refusal());
    }

    [Fact]
    public void A_watch_goes_by_the_rules_it_began_under()
    {
        var watched = Newcomer.After(c => c.Watch(Operator, Why, new WatchRules(2.25m, Months: 1), Noon));

        Assert.Equal((new RentalTerms(2.25m, IsReviewed: true), Noon.AddMonths(1)), (watched.Standing.Terms, watched.Standing.Until));
    }

    [Fact]
    public void A_watch_can_begin_anew_be_lifted_and_become_a_suspension()
    {
        var watched = Newcomer.After(c => c.Watch(Operator, Why, WatchRules.Default, Noon));

        Assert.Equal(Noon.AddDays(1).AddMonths(6), watched.After(c => c.Watch(Operator, "Encore", WatchRules.Default, Noon.AddDays(1))).Standing.Until);
        Assert.Equal(CustomerStanding.Good, watched.After(c => c.Unwatch(Operator, "Tout va bien", Noon)).Standing);
        Assert.Equal(CustomerStanding.Suspended(Why, Noon), watched.After(c => c.Suspend(Operator, Why, Noon)).Standing);
        Assert.Equal(new NotWatched(), Newcomer.Unwatch(Operator, Why, Noon).Refusal());
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("  ab  ", false)]
    [InlineData("abc", true)]
    [InlineData("a\nb\nc", false)]
    public void A_reason_is_a_few_words(string reason, bool isOne)
    {
        foreach (var decide in (Func<Customer, string, Result<CustomerEvent>>[])[
            (c, why) => c.Suspend(Operator, why, Noon), (c, why) => c.Watch(Operator, why, WatchRules.Default, Noon),
            (c, why) => c.After(one => one.Suspend(Operator, Why, Noon)).Reinstate(Operator, why, Noon),
            (c, why) => c.After(one => one.Watch(Operator, Why, WatchRules.Default, Noon)).Unwatch(Operator, why, Noon)])
            Assert.Equal(isOne, decide(Newcomer, reason).Succeeded(out _, out _));
    }

    [Fact]
    public void A_reason_has_at_most_500_characters()
    {
        Assert.True(Newcomer.Suspend(Operator, new string('é', 500), Noon).Succeeded(out _, out _));
        Assert.Equal(new ReasonOutOfBounds(501, 3, 500), Newcomer.Suspend(Operator, new string('é', 501), Noon).Refusal());
    }

    [Fact]
    public void Nobody_is_forgotten_while_something_is_open()
    {
        var ask = Ask(Noon);
        var renting = Newcomer.After(c => c.Admit(ask, Noon));

        Assert.Equal(new StillInBusiness(1, 0, 0), renting.Anonymise(Administrator, OpenBusiness.None, Noon).Refusal());
        Assert.Equal(new StillInBusiness(0, 1, 0), Newcomer.Anonymise(Administrator, new OpenBusiness(0, 1, 0), Noon).Refusal());
        Assert.Equal(new StillInBusiness(0, 0, 2), Newcomer.Anonymise(Administrator, new OpenBusiness(0, 0, 2), Noon).Refusal());
        Assert.True(renting.Anonymise(Administrator, OpenBusiness.None, ask.ExpiresAt).Succeeded(out _, out _));
    }

    [Fact]
    public void Of_who_is_forgotten_only_that_remains()
    {
        var forgotten = Newcomer.After(c => c.Watch(Operator, Why, WatchRules.Default, Noon)).After(c => c.DeclareCompany(Oneself, Menuiserie, "Menuiserie", Noon))
            .After(c => c.Anonymise(Administrator, OpenBusiness.None, Noon));

        Assert.Equal(Customer.New(Newcomer.Id) with { AnonymisedAt = Noon }, forgotten);
        Assert.Equal(Noon, forgotten.NextDeadline);
        Assert.Null(forgotten.Apply(new CustomerErased(Newcomer.Id, Noon)).NextDeadline);
        Assert.Equal(new AccountClosed(), forgotten.Suspend(Operator, Why, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.Watch(Operator, Why, WatchRules.Default, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.DeclareCompany(Oneself, Menuiserie, null, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.Anonymise(Administrator, OpenBusiness.None, Noon).Refusal());
        Assert.Equal(new AccountClosed(), forgotten.Admit(Ask(Noon), Noon).Refusal());
    }

    [Fact]
    public void The_customer_is_told_why()
    {
        Assert.Equal(new AccountSuspended(Why), CustomerLetter.About(Newcomer.Suspend(Operator, Why, Noon).Value()));
        Assert.Equal(new AccountWatched(Why, Noon.AddMonths(6)), CustomerLetter.About(Newcomer.Watch(Operator, Why, WatchRules.Default, Noon).Value()));
        Assert.Equal(new AccountReinstated(Why), CustomerLetter.About(new CustomerReinstated(Newcomer.Id, Why, Noon)));
        Assert.Equal(new WatchLifted(Why), CustomerLetter.About(new CustomerUnwatched(Newcomer.Id, Why, Noon)));
        Assert.Null(CustomerLetter.About(new WatchEnded(Newcomer.Id, Noon)));
    }

    public static TheoryData<string, Func<Decider, Result<CustomerEvent>>> OfTheDesk => new()
    {
        { "suspend", by => Newcomer.Suspend(by, Why, Noon) },
        { "reinstate", by => Newcomer.After(c => c.Suspend(Operator, Why, Noon)).Reinstate(by, Why, Noon) },
        { "watch", by => Newcomer.Watch(by, Why, WatchRules.Default, Noon) },
        { "unwatch", by => Newcomer.After(c => c.Watch(Operator, Why, WatchRules.Default, Noon)).Unwatch(by, Why, Noon) },
        { "review", by => Unknown.ReviewCompany(by, isAccepted: true, Why, Noon) },
    };

    [Theory]
    [MemberData(nameof(OfTheDesk), DisableDiscoveryEnumeration = true)]
    public void How_somebody_stands_is_for_operators_and_administrators(string what, Func<Decider, Result<CustomerEvent>> decide)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var may = role is Role.Operator or Role.Administrator;
            Assert.Equal((what, role, may), (what, role, decide(Operator with { Roles = [role] }).Succeeded(out _, out var refusal)));
            if (!may) Assert.Equal(new NotTheirsToDecide(), refusal);
        }

        Assert.Equal(new NotTheirsToDecide(), decide(Oneself).Refusal());
        Assert.Equal(new NotTheirsToDecide(), decide(Operator with { Roles = [] }).Refusal());
    }

    [Fact]
    public void Only_an_administrator_has_somebody_forgotten()
    {
        foreach (var role in Enum.GetValues<Role>())
            Assert.Equal((role, role == Role.Administrator), (role, Newcomer.Anonymise(Operator with { Roles = [role] }, OpenBusiness.None, Noon).Succeeded(out _, out _)));
    }

    [Fact]
    public void A_company_is_the_customer_s_own_word()
    {
        Assert.Equal(new NotTheirsToDecide(), Newcomer.DeclareCompany(Administrator, Menuiserie, null, Noon).Refusal());
        Assert.Equal(new NotTheirsToDecide(), Newcomer.DeclareCompany(Oneself with { Id = Operator.Id }, Menuiserie, null, Noon).Refusal());
    }

    [Fact]
    public void Whose_it_is_to_decide_is_asked_before_all_else()
    {
        var forgotten = Newcomer.After(c => c.Anonymise(Administrator, OpenBusiness.None, Noon));

        Assert.Equal(new NotTheirsToDecide(), forgotten.Suspend(Oneself, "", Noon).Refusal());
        Assert.Equal(new NotTheirsToDecide(), forgotten.Anonymise(Operator, new OpenBusiness(1, 1, 1), Noon).Refusal());
    }

    private static Customer Unknown => Newcomer.After(c => c.DeclareCompany(Oneself, Menuiserie, null, Noon)) is var declared
        ? declared.Apply(declared.Check(new CompanyNotFound(Menuiserie), Noon)!)
        : declared;

    [Theory]
    [InlineData("SignedIn", -12)]
    [InlineData("CustomerSuspended", -36)]
    [InlineData("CustomerConsulted", -36)]
    [InlineData("NobodyHasSaidOf", -120)]
    [InlineData("PhoneChanged", 0)]
    public void What_the_audit_log_says_of_the_forgotten_goes_when_no_rule_keeps_it(string action, int months) =>
        Assert.Equal(Noon.AddMonths(months), ErasureRules.GoesBefore(action, Noon));
}
