using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Nobody becomes more than they are by asking for it.</summary>
[Trait("story", "T24-103")]
public sealed class EscalationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string StaffOnly = "{ auditLog(first: 1) { nodes { id } } }";

    private static readonly Dictionary<string, object?> OnesOwn = new()
    {
        [Acts.ChangePassword] = new { current = People.Password, @new = "a brand new battery staple" },
        [Acts.ChangeEmail] = new { email = "other@example.fr" },
        ["mutation { rename(name: \"Forged\") { refusal { code } } }"] = null,
        ["mutation { setPreference(input: { event: END_REMINDER, channel: MAIL, wanted: false }) { refusal { code } } }"] = null,
        ["mutation { consentToMarketing(wanted: true) { refusal { code } } }"] = null,
        [Acts.Offer] = null,
        [Acts.Start] = new { code = "123456" },
        [Acts.Renew] = null,
        [Acts.Remove] = null,
        [Acts.StepUpBy] = new { password = People.Password },
        ["mutation ($id: UUID!) { revokeSession(id: $id) { refusal { code } } }"] = new { id = Guid.NewGuid() },
        ["mutation { revokeOtherSessions { refusal { code } } }"] = null,
        ["mutation { signOut { refusal { code } } }"] = null,
        ["mutation { resendVerification { refusal { code } } }"] = null,
        [Acts.AskPhoneCode] = new { number = "0612345678" },
        [Acts.ConfirmPhone] = new { id = Guid.NewGuid(), code = "123456" },
    };

    public static TheoryData<string> EveryOwn => [.. OnesOwn.Keys];

    [Theory]
    [MemberData(nameof(EveryOwn))]
    public async Task A_visitor_changes_nothing_of_anybody(string query) =>
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(query, OnesOwn[query]));

    [Fact]
    public async Task What_is_staff_s_is_kept_from_all_others()
    {
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(StaffOnly));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewCustomer()).Browser.Error(StaffOnly));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewInvited(Role.Administrator)).Browser.Error(StaffOnly));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.FieldAgent)).Error(StaffOnly));
        Assert.Null(await (await api.NewStaff(Role.Administrator)).Error(StaffOnly));
    }

    [Theory]
    [InlineData("roles: [ADMINISTRATOR]")]
    [InlineData("isStaff: true")]
    [InlineData("status: ACTIVE")]
    [InlineData("emailVerifiedAt: \"2026-01-01T00:00:00Z\"")]
    [InlineData("passwordHash: \"x\"")]
    [InlineData("id: \"00000000-0000-0000-0000-000000000001\"")]
    public async Task A_sign_up_says_no_more_than_it_may(string extra)
    {
        var (email, name) = (People.NewEmail(), extra.Split(':')[0]);
        var inQuery = $$"""mutation { signUp(input: { email: "{{email}}", password: "{{People.Password}}", isAdult: true, acceptsTerms: true, {{extra}} }) { done } }""";
        var inVariables = new Dictionary<string, object>
        {
            ["email"] = email,
            ["password"] = People.Password,
            ["isAdult"] = true,
            ["acceptsTerms"] = true,
            [name] = new[] { "ADMINISTRATOR" },
        };

        Assert.True((await api.NewBrowser().Ask(inQuery)).TryGetProperty("errors", out _));
        Assert.True((await api.NewBrowser().Ask(
            "mutation ($input: SignUpInput!) { signUp(input: $input) { done } }", new { input = inVariables })).TryGetProperty("errors", out _));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM account WHERE email = $1", email));
    }

    [Theory]
    [InlineData("mutation { rename(name: \"x\", account: \"1\") { refusal { code } } }")]
    [InlineData("mutation { rename(name: \"x\", roles: [ADMINISTRATOR]) { refusal { code } } }")]
    [InlineData("{ me(id: \"1\") { email } }")]
    [InlineData("{ account(id: \"1\") { email } }")]
    [InlineData("{ me { passwordHash } }")]
    [InlineData("{ me { stamp } }")]
    [InlineData("{ me { secondFactor { secret } } }")]
    [InlineData("{ __schema { types { name } } }")]
    public async Task Nobody_names_another_or_asks_for_what_is_not_shown(string query) =>
        Assert.True((await (await api.NewCustomer()).Browser.Ask(query)).TryGetProperty("errors", out _));

    [Fact]
    public async Task A_session_ends_where_its_account_does_and_loses_roles_when_they_are_lost()
    {
        var (staff, email) = await api.NewInvited(Role.Administrator);
        var secret = (await staff.Do(Acts.Offer)).GetProperty("offer").GetProperty("secret").GetString()!;
        Assert.Null(await staff.Refusal(Acts.Start, new { code = People.Code(secret) }));
        Assert.Null(await staff.Error(StaffOnly));

        api.Database.Execute("UPDATE account SET roles = '{FieldAgent}' WHERE email = $1", email);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await staff.Error(StaffOnly));
        api.Database.Execute("UPDATE account SET status = 'OffBoarded' WHERE email = $1", email);
        Assert.Null(await staff.Who());
    }

    [Fact]
    public async Task Who_was_invited_comes_by_the_invitation_alone()
    {
        var email = EmailAddress.Read(People.NewEmail()).Value();
        var invited = Account.Invite(email, "Staff", [Role.Administrator], api.Clock.GetUtcNow()).Value();
        (await api.Services.GetRequiredService<AccountStore>().Save(invited, new AccountNote("StaffInvited", "system"))).Value();

        var (browser, address) = (api.NewBrowser(), new { email = email.Value });
        Assert.Null(await browser.Refusal("mutation ($email: String!) { requestMagicLink(input: { email: $email, kind: BROWSER }) { refusal { code } } }", address));
        Assert.Null(await browser.Refusal("mutation ($email: String!) { requestPasswordReset(email: $email) { refusal { code } } }", address));

        Assert.Null(api.LastMessage(email.Value, "SignInLink"));
        Assert.Null(api.LastMessage(email.Value, "PasswordResetLink"));
    }

    [Fact]
    public async Task Staff_are_asked_again_after_half_an_hour_and_after_twelve()
    {
        var staff = await api.NewStaff(Role.Administrator);
        for (var minutes = 0; minutes < 700; minutes += 25)
        {
            api.Clock.Advance(TimeSpan.FromMinutes(25));
            Assert.Null(await staff.Error(StaffOnly));
        }

        api.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await staff.Error(StaffOnly));

        var idle = await api.NewStaff(Role.Administrator);
        api.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await idle.Error(StaffOnly));
    }

    [Fact]
    public async Task An_error_tells_nothing_of_the_inside()
    {
        var answer = await (await api.NewCustomer()).Browser.Ask("mutation ($id: UUID!) { revokeSession(id: $id) { done } }", new { id = "no id" });

        Assert.Equal(JsonValueKind.Array, answer.GetProperty("errors").ValueKind);
        foreach (var inside in new[] { "Exception", "   at ", "Npgsql", "Toolbox24." })
            Assert.DoesNotContain(inside, answer.GetRawText(), StringComparison.Ordinal);
    }
}
