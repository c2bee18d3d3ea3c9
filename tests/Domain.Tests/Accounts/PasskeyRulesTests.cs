using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Tests.Accounts;

[Trait("story", "T24-103")]
public sealed class PasskeyRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly EmailAddress Email = EmailAddress.Read("client@example.fr").Value();

    private static readonly SecondFactor Authenticator = SecondFactor.Offer("secret").Start(1, [], Noon);

    private static readonly Account Customer =
        Account.SignUp(new(Email, null, "hash", IsAdult: true, AcceptsTerms: true, WantsNews: false), Noon).Value();

    private static readonly Account Staff = Account.Invite(Email, "Staff", [Role.Operator], Noon).Value();

    [Theory]
    [InlineData(0, false, false, false)]
    [InlineData(1, false, true, false)]
    [InlineData(0, true, true, true)]
    [InlineData(1, true, true, true)]
    public void A_customer_is_asked_for_what_is_stronger_than_what_they_gave(int passkeys, bool authenticator, bool afterPassword, bool afterMail)
    {
        var account = authenticator ? Customer with { SecondFactor = Authenticator } : Customer;

        Assert.Equal(
            (afterPassword, afterMail), (account.AsksSecondStep(passkeys, byMail: false), account.AsksSecondStep(passkeys, byMail: true)));
        Assert.Equal(!afterPassword, account.ProvesByPassword(passkeys));
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, false, true)]
    [InlineData(0, true, true)]
    public void Staff_are_asked_for_what_they_have_and_prove_nothing_by_password(int passkeys, bool authenticator, bool asked)
    {
        var account = authenticator ? Staff with { SecondFactor = Authenticator } : Staff;

        Assert.Equal((asked, asked), (account.AsksSecondStep(passkeys, byMail: false), account.AsksSecondStep(passkeys, byMail: true)));
        Assert.False(account.ProvesByPassword(passkeys));
    }
}
