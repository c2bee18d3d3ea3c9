using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Grains.Customers;
using Toolbox24.Integrations;
using Toolbox24.Integrations.Customers;
using Toolbox24.Silo.Engine;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Customers;

[Trait("story", "T24-102")]
public sealed class ProfessionalTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Known = "00000002600013";
    private const string Unknown = "00000001800010";
    private const string Shut = "00000003400017";

    [Fact]
    public async Task A_company_signs_up_and_is_a_professional_once_the_register_has_said_so()
    {
        api.Register.Know(Known, "MENUISERIE DEMO");
        var (browser, email) = await SignedUp(Known);

        var before = await Mine(browser);
        Assert.Equal(("PERSONAL", JsonValueKind.Null), (before.GetProperty("kind").GetString(), before.GetProperty("company").ValueKind));

        await api.Sweep();

        var after = await Mine(browser);
        Assert.Equal(("PROFESSIONAL", "VERIFIED"), (after.GetProperty("kind").GetString(), Status(after)));
        Assert.Equal("MENUISERIE DEMO", api.Fact(email, "CompanyVerified", "company"));
    }

    [Fact]
    public async Task A_company_that_has_closed_is_told_and_its_account_stays_personal()
    {
        api.Register.Know(Shut, "COUVERTURE DEMO", isOpen: false);
        var (browser, email) = await SignedUp(Shut);

        await api.Sweep();

        var mine = await Mine(browser);
        Assert.Equal(("PERSONAL", "CLOSED"), (mine.GetProperty("kind").GetString(), Status(mine)));
        Assert.Equal("COUVERTURE DEMO", api.Fact(email, "CompanyClosed", "company"));
    }

    [Fact]
    public async Task While_the_register_is_down_the_account_is_personal_and_checked_again_later()
    {
        api.Register.Know(Known, "MENUISERIE DEMO");
        api.Register.IsDown = true;
        var (browser, email) = await SignedUp(Known);
        await api.Sweep();
        Assert.Equal(("PERSONAL", "UNAVAILABLE"), ((await Mine(browser)).GetProperty("kind").GetString(), Status(await Mine(browser))));
        Assert.NotNull(api.LastMessage(email, "CompanyToBeChecked"));

        api.Register.IsDown = false;
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        await api.Sweep();

        Assert.Equal("PROFESSIONAL", (await Mine(browser)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_company_that_the_register_does_not_know_is_reviewed_by_the_staff()
    {
        var (browser, email) = await SignedUp(Unknown);
        await api.Sweep();
        var (staff, id) = (await api.NewStaff(Role.Operator), (await browser.Do("{ me { id } }")).GetProperty("id").GetGuid());

        Assert.Contains((await staff.Do(Asked.Review)).EnumerateArray(), one => one.GetProperty("id").GetGuid() == id);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(Asked.Review));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(Asked.Decide, new { customer = id, accept = true, reason = "Moi-même" }));
        Assert.Null(await staff.Refusal(Asked.Decide, new { customer = id, accept = true, reason = "Extrait Kbis vu" }));

        Assert.Equal("PROFESSIONAL", (await Mine(browser)).GetProperty("kind").GetString());
        Assert.NotNull(api.LastMessage(email, "CompanyAccepted"));
        Assert.DoesNotContain((await staff.Do(Asked.Review)).EnumerateArray(), one => one.GetProperty("id").GetGuid() == id);
        Assert.Equal("NO_COMPANY_TO_REVIEW", await staff.Refusal(Asked.Decide, new { customer = id, accept = false, reason = "Encore" }));
    }

    [Fact]
    public async Task A_personal_account_becomes_a_professional_one()
    {
        api.Register.Know(Known, "MENUISERIE DEMO");
        var (browser, _, _) = await api.NewCustomer();

        Assert.Null(await browser.Refusal(Asked.Declare, new { siret = "000 000 026 00013", name = "Menuiserie" }));
        await api.Sweep();

        Assert.Equal("PROFESSIONAL", (await Mine(browser)).GetProperty("kind").GetString());
        Assert.Equal("COMPANY_ALREADY_VERIFIED", await browser.Refusal(Asked.Declare, new { siret = Known }));
        Assert.Equal("WRONG_SIRET", await browser.Refusal(Asked.Declare, new { siret = "00000002600014" }));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(Asked.Declare, new { siret = Known }));
    }

    [Fact]
    public async Task A_wrong_number_is_refused_before_anything_is_written()
    {
        var before = api.Database.Scalar<long>("SELECT count(*) FROM account");

        Assert.Equal("WRONG_SIRET", await SignUp(api.NewBrowser(), People.NewEmail(), "00000002600014"));
        Assert.Equal("UNPRINTABLE_NAME", await SignUp(api.NewBrowser(), People.NewEmail(), Known, "Menui\nserie"));

        Assert.Equal(before, api.Database.Scalar<long>("SELECT count(*) FROM account"));
    }

    [Fact]
    public async Task Whether_an_address_has_an_account_is_told_to_its_owner_alone()
    {
        var (browser, email, id) = await api.NewCustomer();

        Assert.Null(await SignUp(api.NewBrowser(), email, Known));
        await api.Sweep();

        Assert.NotNull(api.LastMessage(email, "AccountAlreadyExists"));
        Assert.Equal(JsonValueKind.Null, (await Mine(browser)).GetProperty("company").ValueKind);
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM customer WHERE id = $1", id.Value));
    }

    [Fact]
    public async Task The_process_that_made_the_account_may_end_there_and_the_next_declares_its_company_once()
    {
        var (browser, _) = await SignedUp(Known);
        var id = (await browser.Do("{ me { id } }")).GetProperty("id").GetGuid();
        Assert.Equal(0L, Customers(id));

        await using (var next = await TestSilo.Start(api.Database, api.Clock, EngineMode.Beside, builder =>
        {
            builder.Services.AddMessages(ApiFixture.Web);
            builder.Services.AddCompanyRegister(api.Register.Address, "Toolbox24/1.0 (tests)", Patience.Limit);
        }))
        {
            await next.Sweep();
            await next.Services.GetRequiredService<CompanyChecks>().Settled();
        }

        await api.Sweep();
        Assert.Equal(1L, Customers(id));
        Assert.Equal("Atelier", api.Database.Scalar<string>("SELECT company_given_name FROM customer WHERE id = $1", id));
        Assert.Equal(1L, api.Database.Scalar<long>(
            "SELECT count(*) FROM audit_entry WHERE action = 'CompanyDeclared' AND object_id = $1 AND actor = $2", id, id.ToString()));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM company_declaration WHERE account_id = $1", id));
    }

    [Fact]
    public async Task What_is_declared_later_takes_the_place_of_what_was_said_at_the_sign_up()
    {
        var (browser, _) = await SignedUp(Known);

        Assert.Null(await browser.Refusal(Asked.Declare, new { siret = Shut }));
        await api.Sweep();

        Assert.Equal(Shut, (await Mine(browser)).GetProperty("company").GetProperty("siret").GetString());
    }

    [Fact]
    public async Task Companies_are_declared_a_minute_apart_and_five_times_a_day()
    {
        var (browser, _, _) = await api.NewCustomer();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await browser.Refusal(Asked.Declare, new { siret = Unknown }));
            if (i < 4) Assert.Equal("COMPANY_CHECKED_JUST_NOW", await browser.Refusal(Asked.Declare, new { siret = Shut }));
            await api.Sweep();
            api.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("TOO_MANY_TRIES", await browser.Refusal(Asked.Declare, new { siret = Unknown }));
    }

    private long Customers(Guid id) => api.Database.Scalar<long>("SELECT count(*) FROM customer WHERE id = $1", id);

    [Fact]
    public async Task Nobody_declares_a_company_before_their_address_is_proved_and_who_takes_it_over_gets_none()
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        Assert.Null(await SignUp(browser, email, Known));
        await browser.SignedIn(email);
        await api.Sweep();

        Assert.Equal("EMAIL_NOT_VERIFIED", await browser.Refusal(Asked.Declare, new { siret = Known }));
        Assert.Equal(JsonValueKind.Null, (await Mine(browser)).GetProperty("company").ValueKind);

        var owner = api.NewBrowser();
        await owner.Do(Acts.AskLink, new { email, kind = "BROWSER" });
        Assert.Null(await owner.Refusal(Acts.FollowLink, new { token = api.Fact(email, "SignInLink", "token") }));
        await api.Sweep();

        Assert.Equal(JsonValueKind.Null, (await Mine(owner)).GetProperty("company").ValueKind);
        Assert.Equal(0L, api.Database.Scalar<long>(
            "SELECT count(*) FROM company_declaration d JOIN account a ON a.id = d.account_id WHERE a.email = $1", email));
    }

    private async Task<(Browser Browser, string Email)> SignedUp(string siret)
    {
        var (browser, email) = (api.NewBrowser(), People.NewEmail());
        Assert.Null(await SignUp(browser, email, siret));
        await browser.Do(
            "mutation ($token: String!) { verifyEmail(token: $token) { refusal { code } } }", new { token = api.Fact(email, "VerifyEmail", "token") });
        await browser.SignedIn(email);
        return (browser, email);
    }

    private static Task<string?> SignUp(Browser browser, string email, string siret, string? companyName = "Atelier") =>
        browser.Refusal(Asked.SignUp, new { email, password = People.Password, siret, companyName });

    private static async Task<JsonElement> Mine(Browser browser) => (await browser.Do(Asked.Mine)).GetProperty("customer");

    private static string? Status(JsonElement customer) => customer.GetProperty("company").GetProperty("status").GetString();
}
