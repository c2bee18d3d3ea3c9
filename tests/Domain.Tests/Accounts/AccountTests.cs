using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Domain.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Noon.AddHours(1);
    private static readonly EmailAddress Email = EmailAddress.Read("client@example.fr").Value();
    private static readonly EmailAddress Other = EmailAddress.Read("other@example.fr").Value();
    private static readonly MobileNumber Phone = MobileNumber.Read("0612345678").Value();
    private static readonly SecondFactor On = SecondFactor.Offer("secret").Start(7, ["a", "b"], Noon);

    private static SignUp Request => new(Email, " Client ", "hash", IsAdult: true, AcceptsTerms: true, WantsNews: false);

    private static Account Customer => Account.SignUp(Request, Noon).Value();

    private static Account Staff => Account.Invite(Email, "Staff", [Role.Operator], Noon).Value();

    [Fact]
    public void Whoever_signs_up_is_a_customer_whose_address_is_not_proved_yet()
    {
        var made = Customer;

        Assert.Equal((0, AccountStatus.Active, "Client", 1), (made.Version, made.Status, made.Name, made.Stamp));
        Assert.Equal<Role>([Role.Customer], made.Roles);
        Assert.False(made.IsEmailVerified);
        Assert.False(made.WantsSecondFactor);
        Assert.Null(made.Preferences.Marketing);
        Assert.Equal(Noon, made.CreatedAt);
    }

    [Fact]
    public void Age_and_terms_are_asked_for_in_this_order_and_a_name_is_one_line()
    {
        Assert.Equal(new AgeNotDeclared(), Account.SignUp(Request with { IsAdult = false, AcceptsTerms = false }, Noon).Refusal());
        Assert.Equal(new TermsNotAccepted(), Account.SignUp(Request with { AcceptsTerms = false, Name = "" }, Noon).Refusal());
        Assert.Equal(new EmptyName(), Account.SignUp(Request with { Name = " " }, Noon).Refusal());
        Assert.Equal(new UnprintableName(), Account.SignUp(Request with { Name = "A\r\nBcc: b@example.fr" }, Noon).Refusal());
        Assert.Equal(new NameTooLong(81, 80), Account.SignUp(Request with { Name = new('a', 81) }, Noon).Refusal());
        Assert.Null(Account.SignUp(Request with { Name = null }, Noon).Value().Name);
    }

    [Fact]
    public void A_yes_to_news_is_dated_and_silence_is_none()
    {
        Assert.Equal(new MarketingConsent(true, Noon), Account.SignUp(Request with { WantsNews = true }, Noon).Value().Preferences.Marketing);
        Assert.Equal(new MarketingConsent(false, Later), Customer.Consent(false, Later).Value().Preferences.Marketing);
    }

    [Fact]
    public void Staff_have_roles_each_once_and_never_that_of_a_customer()
    {
        var invited = Account.Invite(Email, "Staff", [Role.Accountant, Role.Operator, Role.Accountant], Noon).Value();

        Assert.Equal<Role>([Role.Operator, Role.Accountant], invited.Roles);
        Assert.True(invited.WantsSecondFactor);
        ImmutableArray<Role>[] none = [[], default, [Role.Customer], [Role.Operator, Role.Customer], [(Role)77]];
        Assert.All(none, roles => Assert.Equal(new NoRoleGiven(), Account.Invite(Email, "Staff", roles, Noon).Refusal()));
        Assert.All(none, roles => Assert.Equal(new NoRoleGiven(), Staff.ChangeRoles(roles).Refusal()));
        Assert.Equal(new EmptyName(), Account.Invite(Email, "", [Role.Operator], Noon).Refusal());
    }

    [Fact]
    public void No_customer_becomes_staff()
    {
        var customer = Customer;

        Assert.Equal(new NotStaff(customer.Id), customer.ChangeRoles([Role.Operator]).Refusal());
        Assert.Equal(new NotStaff(customer.Id), customer.OffBoard().Refusal());
    }

    [Fact]
    public void An_address_is_verified_the_first_time_it_is_proved()
    {
        var verified = Customer.VerifyEmail(Noon).Value();

        Assert.Equal(Noon, verified.EmailVerifiedAt);
        Assert.Equal(Noon, verified.VerifyEmail(Later).Value().EmailVerifiedAt);
        Assert.Equal(1, verified.Stamp);
    }

    [Fact]
    public void What_was_set_before_anybody_had_proved_the_address_is_void_for_whoever_proves_it_by_mail()
    {
        var squatted = Customer with
        {
            Name = "Squatteur",
            Phone = Phone,
            Preferences = NotificationPreferences.Default.With(new MarketingConsent(true, Noon)),
        };

        var proved = squatted.ProveAddress(Noon).Value();

        Assert.Equal((null, null, null, 2, true), (proved.PasswordHash, proved.Name, proved.Phone, proved.Stamp, proved.IsEmailVerified));
        Assert.Equal(NotificationPreferences.Default, proved.Preferences);
        Assert.Equal(proved, proved.ProveAddress(Later).Value());
        var verified = squatted.VerifyEmail(Noon).Value();
        Assert.Equal(verified, verified.ProveAddress(Later).Value());
    }

    [Fact]
    public void Staff_were_invited_to_their_address_and_keep_their_second_factor_when_they_prove_it()
    {
        var staff = Staff with { SecondFactor = On, PasswordHash = "hash" };

        Assert.Equal(staff with { EmailVerifiedAt = Noon }, staff.ProveAddress(Noon).Value());
    }

    [Fact]
    public void A_new_password_address_or_second_factor_is_worth_a_new_stamp_and_nothing_else_is()
    {
        Assert.Equal(2, Customer.ChangePassword("new").Value().Stamp);
        Assert.Equal(2, Customer.ChangeEmail(Other, Later).Value().Stamp);
        Assert.Equal(2, Customer.Change(On).Value().Stamp);
        Assert.Equal(2, Staff.ChangeRoles([Role.FieldAgent]).Value().Stamp);
        Assert.Equal(2, Staff.OffBoard().Value().Stamp);
        Assert.Equal(2, Customer.Anonymise().Stamp);

        Assert.Equal(1, Customer.Rehash("new").Stamp);
        Assert.Equal(1, Customer.Rename("New").Value().Stamp);
        Assert.Equal(1, Customer.ChangePhone(Phone).Value().Stamp);
        Assert.Equal(1, Customer.Used(On).Stamp);
        Assert.Equal(1, Customer.Consent(true, Noon).Value().Stamp);
        Assert.Equal(1, Customer.VerifyEmail(Noon).Value().Stamp);
    }

    [Fact]
    public void A_new_address_counts_as_proved_when_it_comes()
    {
        var moved = Customer.ChangeEmail(Other, Later).Value();

        Assert.Equal((Other, Later), (moved.Email, moved.EmailVerifiedAt));
    }

    [Fact]
    public void Staff_change_their_second_factor_and_never_give_it_up()
    {
        var staff = Staff.Change(On).Value();

        Assert.Equal(new SecondFactorMandatory(), staff.Change(SecondFactor.None).Refusal());
        Assert.Equal(new SecondFactorMandatory(), staff.Change(SecondFactor.Offer("another")).Refusal());
        Assert.Equal<string>(["c"], staff.Change(On with { RecoveryHashes = ["c"] }).Value().SecondFactor.RecoveryHashes);
        Assert.False(Customer.Change(On).Value().Change(SecondFactor.None).Value().WantsSecondFactor);
    }

    [Fact]
    public void A_second_factor_counts_from_its_first_code_on_and_knows_the_last_step_used()
    {
        Assert.False(SecondFactor.None.IsOn);
        Assert.False(SecondFactor.Offer("secret").IsOn);
        Assert.True(On.IsOn);
        Assert.Equal(8, On.Used(8).LastStep);
    }

    [Fact]
    public void Whoever_leaves_signs_in_no_more_and_keeps_their_name_beside_what_they_decided()
    {
        var left = (Staff with { PasswordHash = "hash", SecondFactor = On }).OffBoard().Value();

        Assert.Equal((AccountStatus.OffBoarded, null, "Staff", Email), (left.Status, left.PasswordHash, left.Name, left.Email));
        Assert.False(left.SecondFactor.IsOn);
        Assert.Equal(new AccountClosed(), left.OffBoard().Refusal());
    }

    [Fact]
    public void An_erased_account_tells_of_nobody()
    {
        var erased = (Customer with { Phone = Phone, SecondFactor = On }).Anonymise();

        Assert.Equal(AccountStatus.Anonymised, erased.Status);
        Assert.Null(erased.Email ?? (object?)erased.Name ?? (object?)erased.Phone ?? erased.PasswordHash);
        Assert.False(erased.IsEmailVerified || erased.SecondFactor.IsOn);
    }

    [Fact]
    public void What_is_closed_is_changed_no_more()
    {
        Assert.All([Staff.OffBoard().Value(), Staff.Anonymise(), Customer.Anonymise()], closed => Assert.All(
            new Func<Result<Account>>[]
            {
                () => closed.VerifyEmail(Noon), () => closed.ProveAddress(Noon), () => closed.ChangePassword("new"),
                () => closed.ChangeEmail(Other, Noon), () => closed.Rename("New"), () => closed.ChangePhone(Phone), () => closed.Change(On),
                () => closed.Consent(true, Noon), () => closed.Prefer(new(NotificationEvent.EndReminder, MessageChannel.Mail, false)),
            },
            change => Assert.Equal(new AccountClosed(), change().Refusal())));
        Assert.Equal(new AccountClosed(), Staff.OffBoard().Value().ChangeRoles([Role.Operator]).Refusal());
    }

    [Fact]
    public void A_name_is_taken_back_by_giving_none()
    {
        Assert.Null(Customer.Rename(null).Value().Name);
        Assert.Equal(new EmptyName(), Customer.Rename("").Refusal());
        Assert.Equal("Anne", Customer.Rename(" Anne ").Value().Name);
    }
}
