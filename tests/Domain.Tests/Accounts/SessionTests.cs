using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EmailAddress Email = EmailAddress.Read("client@example.fr").Value();

    private static readonly Account Customer =
        Account.SignUp(new(Email, null, "hash", IsAdult: true, AcceptsTerms: true, WantsNews: false), Noon).Value() with { Stamp = 4 };

    private static readonly Account Staff = Account.Invite(Email, "Staff", [Role.FieldAgent], Noon).Value();

    [Fact]
    public void A_customer_s_session_lasts_thirty_days_unused_and_ninety_in_all()
    {
        var opened = Session.Open(Customer, SessionKind.Browser, "Firefox", null, Noon);

        Assert.Equal((Noon.AddDays(30), Noon.AddDays(90)), (opened.IdleUntil, opened.EndsAt));
        Assert.Equal((4, Noon, Noon, null, null), (opened.Stamp, opened.CreatedAt, opened.ProvedAt, opened.SecondFactorAt, opened.ActingFor));
    }

    [Fact]
    public void Staff_are_asked_again_after_half_an_hour_unused_and_after_twelve()
    {
        var opened = Session.Open(Staff, SessionKind.Client, "App", Noon, Noon);

        Assert.Equal((Noon.AddMinutes(30), Noon.AddHours(12), Noon), (opened.IdleUntil, opened.EndsAt, opened.SecondFactorAt));
    }

    [Fact]
    public void No_two_sessions_have_one_name() => Assert.NotEqual(
        Session.Open(Customer, SessionKind.Browser, "", null, Noon).Id, Session.Open(Customer, SessionKind.Browser, "", null, Noon).Id);
}
