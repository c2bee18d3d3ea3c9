using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-901")]
public sealed class StaffTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Me = "{ me { id roles } }";
    private const string Staff = "{ staff { id } }";

    [Fact]
    public async Task Whoever_is_invited_chooses_a_password_and_a_second_factor_and_then_works()
    {
        var (admin, email, browser) = (await api.NewStaff(Role.Administrator), People.NewEmail(), api.NewBrowser());
        var invited = (await admin.Do(StaffDocuments.Invite, new { email, name = "Opératrice", roles = Some("OPERATOR") })).GetProperty("staff");
        Assert.Equal("INVITED", invited.GetProperty("status").GetString());

        var token = api.Fact(email, "StaffInvited", "token");
        Assert.Equal("PASSWORD_TOO_SHORT", await browser.Refusal(StaffDocuments.Accept, new { token, password = "short" }));
        Assert.Null(await browser.Refusal(StaffDocuments.Accept, new { token, password = People.Password }));
        Assert.Equal("TOKEN_SPENT", await browser.Refusal(StaffDocuments.Accept, new { token, password = People.Password }));

        await browser.SignedIn(email);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(StaffDocuments.Devices, new { site = Guid.NewGuid() }));
        await browser.SetUpAuthenticator();
        Assert.Null(await browser.Error(StaffDocuments.Devices, new { site = Guid.NewGuid() }));

        var seen = (await admin.Do("{ staff { id status seenAt hasSecondFactor roles } }")).EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == invited.GetProperty("id").GetGuid());
        Assert.Equal(("ACTIVE", true), (seen.GetProperty("status").GetString(), seen.GetProperty("hasSecondFactor").GetBoolean()));
        Assert.Equal(api.Clock.GetUtcNow(), seen.GetProperty("seenAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task An_invitation_is_good_for_72_hours_and_only_the_last_one_counts()
    {
        var (admin, email) = (await api.NewStaff(Role.Administrator), People.NewEmail());
        var staff = (await admin.Do(StaffDocuments.Invite, new { email, name = "Agent", roles = Some("FIELD_AGENT") })).Id();
        var first = api.Fact(email, "StaffInvited", "token");
        Assert.Null(await admin.Refusal(StaffDocuments.Resend, new { staff }));
        var second = api.Fact(email, "StaffInvited", "token");

        Assert.Equal("TOKEN_SPENT", await api.NewBrowser().Refusal(StaffDocuments.Accept, new { token = first, password = People.Password }));
        api.Clock.Advance(TimeSpan.FromHours(72));
        Assert.Equal("TOKEN_SPENT", await api.NewBrowser().Refusal(StaffDocuments.Accept, new { token = second, password = People.Password }));

        var again = await api.NewStaff(Role.Administrator);
        Assert.Null(await again.Refusal(StaffDocuments.Resend, new { staff }));
        Assert.Null(await api.NewBrowser().Refusal(StaffDocuments.Accept, new { token = api.Fact(email, "StaffInvited", "token"), password = People.Password }));
        Assert.Equal("ALREADY_JOINED", await again.Refusal(StaffDocuments.Resend, new { staff }));
    }

    [Fact]
    public async Task An_invitation_wants_an_address_of_nobody_a_name_and_a_role_that_is_no_customers()
    {
        var (admin, customer) = (await api.NewStaff(Role.Administrator), await api.NewCustomer());

        Assert.Equal("EMAIL_TAKEN", await Invite(customer.Email, "Agent", "FIELD_AGENT"));
        Assert.Equal("EMAIL_MALFORMED", await Invite("nobody", "Agent", "FIELD_AGENT"));
        Assert.Equal("EMPTY_NAME", await Invite(People.NewEmail(), "", "FIELD_AGENT"));
        Assert.Equal("NO_ROLE_GIVEN", await Invite(People.NewEmail(), "Agent"));
        Assert.Equal("NO_ROLE_GIVEN", await Invite(People.NewEmail(), "Agent", "OPERATOR", "CUSTOMER"));

        Task<string?> Invite(string email, string name, params string[] roles) => admin.Refusal(StaffDocuments.Invite, new { email, name, roles });
    }

    [Fact]
    public async Task Whoever_is_off_boarded_is_out_at_once_and_for_good()
    {
        var (admin, agent) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.FieldAgent));
        var staff = (await agent.Do(Me)).GetProperty("id").GetGuid();
        api.Database.Execute(
            "INSERT INTO passkey VALUES ($1, $2, '', '', 0, '{}', true, true, true, '', '', '2026-01-01Z', NULL)", staff.ToByteArray(), staff);

        var left = (await admin.Do(StaffDocuments.OffBoard, new { staff })).GetProperty("staff");
        Assert.Equal(("OFF_BOARDED", false), (left.GetProperty("status").GetString(), left.GetProperty("hasSecondFactor").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, (await agent.Do(Me)).ValueKind);
        Assert.Equal(0, api.Database.Scalar<long>("SELECT count(*) FROM passkey WHERE account_id = $1", staff));
        Assert.Equal(1, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'StaffOffBoarded' AND object_id = $1", staff));

        var email = api.Database.Scalar<string>("SELECT email FROM account WHERE id = $1", staff);
        Assert.Equal("WRONG_CREDENTIALS", await api.NewBrowser().Refusal(People.SignIn, new { email, password = People.Password, kind = "BROWSER" }));
        Assert.Equal("ACCOUNT_CLOSED", await admin.Refusal(StaffDocuments.OffBoard, new { staff }));
        Assert.Equal("ACCOUNT_CLOSED", await admin.Refusal(StaffDocuments.ResetFactor, new { staff }));
        Assert.Equal("ACCOUNT_CLOSED", await admin.Refusal(StaffDocuments.ChangeRoles, new { staff, roles = Some("OPERATOR") }));
    }

    [Fact]
    public async Task Other_roles_count_from_the_next_sign_in_on_and_nobody_touches_their_own()
    {
        var (admin, agent) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.FieldAgent));
        var (own, staff) = ((await admin.Do(Me)).GetProperty("id").GetGuid(), (await agent.Do(Me)).GetProperty("id").GetGuid());

        var changed = (await admin.Do(StaffDocuments.ChangeRoles, new { staff, roles = Some("OPERATOR", "ACCOUNTANT") })).GetProperty("staff");
        Assert.Equal(["OPERATOR", "ACCOUNTANT"], changed.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(JsonValueKind.Null, (await agent.Do(Me)).ValueKind);

        Assert.Equal("NO_ROLE_GIVEN", await admin.Refusal(StaffDocuments.ChangeRoles, new { staff, roles = Array.Empty<string>() }));
        Assert.Equal("OWN_ROLES_UNTOUCHABLE", await admin.Refusal(StaffDocuments.ChangeRoles, new { staff = own, roles = Some("OPERATOR") }));
        Assert.Equal("OWN_ROLES_UNTOUCHABLE", await admin.Refusal(StaffDocuments.OffBoard, new { staff = own }));
        Assert.Equal("OWN_SECOND_FACTOR_UNTOUCHABLE", await admin.Refusal(StaffDocuments.ResetFactor, new { staff = own }));
        Assert.Equal("UNKNOWN_ACCOUNT", await admin.Refusal(StaffDocuments.OffBoard, new { staff = Guid.NewGuid() }));
        Assert.Equal("NOT_STAFF", await admin.Refusal(StaffDocuments.OffBoard, new { staff = (await api.NewCustomer()).Id.Value }));
    }

    [Fact]
    public async Task A_lost_second_factor_is_reset_by_an_administrator_and_its_owner_is_told()
    {
        var (admin, agent) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Operator));
        var staff = (await agent.Do(Me)).GetProperty("id").GetGuid();
        var email = api.Database.Scalar<string>("SELECT email FROM account WHERE id = $1", staff);

        Assert.Null(await admin.Refusal(StaffDocuments.ResetFactor, new { staff }));
        Assert.Equal(JsonValueKind.Null, (await agent.Do(Me)).ValueKind);
        Assert.Equal("AuthenticatorRemoved", api.Fact(email, "SecondFactorChanged", "change"));

        await agent.SignedIn(email);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await agent.Error(StaffDocuments.Devices, new { site = Guid.NewGuid() }));
        await agent.SetUpAuthenticator();
        Assert.Null(await agent.Error(StaffDocuments.Devices, new { site = Guid.NewGuid() }));
    }

    [Fact]
    public async Task Only_administrators_who_have_just_proved_who_they_are_decide_about_staff()
    {
        var (admin, staff) = (await api.NewStaff(Role.Administrator), Guid.NewGuid());
        Browser[] others = [api.NewBrowser(), (await api.NewCustomer()).Browser, await api.NewStaff(Role.Operator, Role.FieldAgent, Role.Accountant, Role.DataScientist)];
        var asked = new { staff, email = People.NewEmail(), name = "Agent", roles = Some("OPERATOR") };
        string[] mutations = [StaffDocuments.Invite, StaffDocuments.Resend, StaffDocuments.ChangeRoles, StaffDocuments.OffBoard, StaffDocuments.ResetFactor];

        foreach (var other in others)
            foreach (var document in (string[])[.. mutations, Staff])
                Assert.StartsWith("AUTH_NOT_", await other.Error(document, document == Staff ? null : asked), StringComparison.Ordinal);

        api.Clock.Advance(Session.StepUpLasts);
        foreach (var document in mutations) Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(document, asked));
    }

    [Fact]
    public async Task An_administrator_who_is_one_no_longer_decides_nothing()
    {
        var admin = new AccountId((await (await api.NewStaff(Role.Administrator)).Do(Me)).GetProperty("id").GetGuid());
        var gone = new AccountId((await (await api.NewStaff(Role.Operator)).Do(Me)).GetProperty("id").GetGuid());
        var store = api.Services.GetRequiredService<StaffStore>();

        var refused = await store.Change(admin, before => before.OffBoard(), _ => new(gone, new AccountNote("StaffOffBoarded", "test")));

        Assert.IsType<NoLongerAdministrator>(Toolbox24.Testing.Answers.Refusal(refused));
    }

    private static string[] Some(params string[] roles) => roles;
}
