using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-109")]
public sealed class ThrottleTests
{
    private const string Email = "client@example.fr";
    private const string Address = "192.0.2.7";

    [Fact]
    public void A_browser_nobody_knows_is_counted_with_the_account_and_with_its_address() => Assert.Equal<ThrottleKey>(
        [new(Throttle.Account, Email), new(Throttle.Address, Address)], Throttle.SignIn(Email, Address, device: null));

    [Fact]
    public void A_known_browser_is_counted_by_itself() =>
        Assert.Equal<ThrottleKey>([new(Throttle.Device, $"{Email}\nd1")], Throttle.SignIn(Email, Address, "d1"));

    [Fact]
    public void However_an_address_is_typed_it_is_counted_as_one() =>
        Assert.Equal<ThrottleKey>(Throttle.SignIn(Email, Address, null), Throttle.SignIn(" Client@EXAMPLE.fr\t", Address, null));

    [Fact]
    public void Every_scope_is_counted_apart()
    {
        ThrottleKey[] all =
        [
            .. Throttle.SignIn(Email, Address, null), .. Throttle.SignIn(Email, Address, "d1"), .. Throttle.Passkey(Address), .. Throttle.PasskeyRequest(Address),
            .. Throttle.SignUp(Address), .. Throttle.SignUpLetter(Email), .. Throttle.Company(Guid.Empty),
            .. Throttle.SecondFactor(Guid.Empty, null), .. Throttle.SecondFactor(Guid.Empty, "d1"),
            .. Throttle.Link(Email, Address, null), .. Throttle.Link(Email, Address, "d1"),
            .. Throttle.Recovery(Email, Address, null), .. Throttle.Recovery(Email, Address, "d1"),
            .. Throttle.PhoneCode("+33600000000", Guid.Empty), .. Throttle.AnyPhoneCode(), .. Throttle.Kiosk(Guid.Empty, Guid.Empty, "5678"),
        ];

        Assert.Equal(all.Length, all.Select(key => key.Rule.Scope).Distinct().Count());
    }

    [Fact]
    public void No_one_is_locked_out_for_good()
    {
        foreach (var rule in new[] { Throttle.Account, Throttle.Device, Throttle.SecondFactorAccount, Throttle.SecondFactorDevice })
        {
            Assert.Equal(
                (5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromDays(1)),
                (rule.Allowed, rule.FirstDelay, rule.LongestDelay, rule.Within));
        }
    }

    [Fact]
    public void One_address_alone_cannot_use_up_what_an_e_mail_is_sent_in_a_day()
    {
        Assert.True(Throttle.LinkSender.Allowed < Throttle.LinkMail.Allowed && Throttle.RecoverySender.Allowed < Throttle.RecoveryMail.Allowed);
        Assert.All(
            [Throttle.LinkSender, Throttle.LinkMail, Throttle.RecoverySender, Throttle.RecoveryMail, Throttle.SignUpMail],
            rule => Assert.Equal(TimeSpan.FromDays(1), rule.Within));
    }

    [Fact]
    public void Only_what_an_attacker_cannot_do_forgets_failures() => Assert.False(
        Throttle.Account.EndsWithSuccess || Throttle.Address.EndsWithSuccess || Throttle.SecondFactorAccount.EndsWithSuccess
        || Throttle.KioskTries.EndsWithSuccess);
}
