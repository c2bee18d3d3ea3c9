using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Domain.Tests.Customers;

[Trait("story", "T24-102")]
public sealed class CompanyStandingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Noon.AddHours(1);

    private static readonly Siret Siret = new("73282932000074");
    private static readonly Siret Another = new("13002526500013");
    private static readonly Company Open = new(Siret, "PLÂTRERIE DÉMO", "1 RUE DE LA DÉMO 69003 LYON", CompanyState.Open);
    private static readonly Company Shut = Open with { State = CompanyState.PlaceClosed };
    private static readonly CompanyUnavailable Down = new(Siret, RegisterFault.Unreachable);

    private static readonly CompanyStanding Given = CompanyStanding.Given(Siret, Noon);
    private static readonly CompanyStanding Verified = new(Siret, CompanyStatus.Verified, Open.Name, Noon, Noon.AddDays(30));
    private static readonly CompanyStanding Closed = new(Siret, CompanyStatus.Closed, Shut.Name, Noon, NextCheck: null);
    private static readonly CompanyStanding NotFound = new(Siret, CompanyStatus.NotFound, Name: null, Noon, NextCheck: null);

    private static readonly CompanyStanding[] All = [Given, Verified, Closed, NotFound, Given.Checked(Down, Noon)];

    [Fact]
    public void A_SIRET_just_given_is_to_be_checked_at_once() =>
        Assert.Equal(new CompanyStanding(Siret, CompanyStatus.Unchecked, null, null, Noon), Given);

    [Fact]
    public void An_answer_is_taken_over_and_nothing_is_left_to_ask()
    {
        Assert.Equal(Verified, Given.Checked(new CompanyVerified(Open), Noon));
        Assert.Equal(Closed, Given.Checked(new CompanyClosed(Shut), Noon));
        Assert.Equal(NotFound, Given.Checked(new CompanyNotFound(Siret), Noon));
    }

    [Fact]
    public void Whatever_was_known_before_the_last_answer_counts()
    {
        Assert.All(All, known => Assert.Equal(Verified, known.Checked(new CompanyVerified(Open), Noon)));
        Assert.All(All, known => Assert.Equal(Closed, known.Checked(new CompanyClosed(Shut), Noon)));
        Assert.All(All, known => Assert.Equal(NotFound, known.Checked(new CompanyNotFound(Siret), Noon)));
    }

    [Fact]
    public void Only_a_verified_company_makes_a_professional() =>
        Assert.Equal([Verified], All.Where(known => known.IsProfessional));

    [Fact]
    public void A_register_that_does_not_answer_is_asked_again_after_a_minute() =>
        Assert.Equal(
            new CompanyStanding(Siret, CompanyStatus.Unavailable, null, Later, Later.AddMinutes(1)),
            Given.Checked(Down, Later));

    [Fact]
    public void It_is_asked_less_and_less_often_and_once_a_day_in_the_end()
    {
        var waits = new List<double>();
        var known = Given;
        for (var time = 0; time < 14; time++)
        {
            known = known.Checked(Down, known.NextCheck!.Value);
            waits.Add((known.NextCheck!.Value - known.CheckedAt!.Value).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440], waits);
    }

    [Fact]
    public void A_check_that_came_late_does_not_count_as_a_longer_wait() =>
        Assert.Equal(
            Later.AddMinutes(2), Given.Checked(Down, Noon).Checked(Down, Later).NextCheck);

    [Fact]
    public void A_register_that_wants_to_be_left_alone_longer_is() =>
        Assert.Equal(Noon.AddMinutes(40), Given.Checked(Down with { RetryAfter = TimeSpan.FromMinutes(40) }, Noon).NextCheck);

    [Fact]
    public void One_that_wants_to_be_asked_sooner_is_not() =>
        Assert.Equal(Noon.AddMinutes(1), Given.Checked(Down with { RetryAfter = TimeSpan.FromSeconds(1) }, Noon).NextCheck);

    [Fact]
    public void No_register_puts_a_check_off_for_ever() =>
        Assert.Equal(Noon.AddDays(1), Given.Checked(Down with { RetryAfter = TimeSpan.MaxValue }, Noon).NextCheck);

    [Fact]
    public void What_was_known_stands_while_the_register_is_out_of_reach() =>
        Assert.All(
            new[] { Verified, Closed, NotFound },
            known => Assert.Equal(
                known with { CheckedAt = Later, NextCheck = Later.AddMinutes(1) }, known.Checked(Down, Later)));

    [Fact]
    public void An_answer_about_another_SIRET_changes_nothing()
    {
        CompanyCheck[] others =
        [
            new CompanyVerified(Open with { Siret = Another }), new CompanyClosed(Shut with { Siret = Another }),
            new CompanyNotFound(Another), Down with { Siret = Another },
        ];

        Assert.All(All, known => Assert.All(others, check => Assert.Same(known, known.Checked(check, Later))));
    }

    [Fact]
    public void After_any_number_of_checks_the_next_is_a_minute_to_a_day_away_or_a_month_or_none_is_needed()
    {
        var checks = Gen.Frequency(
            (6, Gen.Choose(-1, 200_000).Select(CompanyCheck (seconds) =>
                Down with { RetryAfter = seconds < 0 ? null : TimeSpan.FromSeconds(seconds) })),
            (1, Gen.Elements<CompanyCheck>(new CompanyVerified(Open), new CompanyClosed(Shut), new CompanyNotFound(Siret))));
        var steps = (from check in checks from minutes in Gen.Choose(0, 3_000) select (check, minutes)).ArrayOf();

        Prop.ForAll(Arb.From(steps), taken =>
        {
            var (known, now) = (Given, Noon);
            foreach (var (check, minutes) in taken)
            {
                now = now.AddMinutes(minutes);
                known = known.Checked(check, now);
                Assert.Equal(now, known.CheckedAt);
                if (check is CompanyVerified) Assert.Equal(now.AddDays(30), known.NextCheck);
                else if (check is not CompanyUnavailable) Assert.Null(known.NextCheck);
                else Assert.InRange(known.NextCheck!.Value - now, CompanyStanding.FirstWait, CompanyStanding.LongestWait);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay((ulong)(uint)Seeds.Next(), 1));
    }
}
