using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Customers;

[Trait("story", "T24-910")]
public sealed class ErasureTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Of_who_is_anonymised_ids_remain_and_nothing_else()
    {
        var (browser, email, id) = await api.NewCustomer();
        await browser.SignUp(email);
        var staff = await api.NewStaff(Role.Administrator);
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var erased = await staff.Do(Asked.Anonymise, new { customer = id.Value });

        Assert.Equal(api.Clock.GetUtcNow(), erased.GetProperty("customer").GetProperty("erasedAt").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, (await browser.Do("{ me { email } }")).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await api.NewBrowser().SignedIn(email)).GetProperty("account").ValueKind);
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM message WHERE account_id = $1 OR lower(recipient) = lower($2)", id.Value, email));
        foreach (var table in (string[])["session", "passkey", "proof"])
            Assert.Equal(0L, api.Database.Scalar<long>($"SELECT count(*) FROM {table} WHERE account_id = $1", id.Value));
        Assert.Equal("Anonymised", api.Database.Scalar<string>("SELECT status FROM account WHERE id = $1 AND email IS NULL", id.Value));

        // Their own changes are purged; the access log and what the staff did stay for their time.
        Assert.Equal(["EmailVerified", "SignedUp"], Facts(id, "IS NULL"));
        Assert.Equal(["AccountAnonymised", "CustomerAnonymised", "SignedIn"], Facts(id, "IS NOT NULL"));
    }

    [Fact]
    public async Task Only_an_administrator_who_proves_it_anonymises()
    {
        var (browser, _, id) = await api.NewCustomer();
        var variables = new { customer = id.Value };
        var administrator = await api.NewStaff(Role.Administrator);

        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(Asked.Anonymise, variables));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(Asked.Anonymise, variables));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.Operator)).Error(Asked.Anonymise, variables));
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("STEP_UP_NEEDED", await administrator.Refusal(Asked.Anonymise, variables));
        Assert.Equal("Active", api.Database.Scalar<string>("SELECT status FROM account WHERE id = $1", id.Value));
    }

    private List<string> Facts(AccountId id, string are) => api.Database.Column<string>(
        $"SELECT DISTINCT e.action FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE (e.object_id = $1 OR e.actor = $2) AND p.payload {are} ORDER BY 1",
        id.Value, id.Value.ToString());
}
