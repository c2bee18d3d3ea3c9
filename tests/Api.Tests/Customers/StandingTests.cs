using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Customers;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Customers;

[Trait("story", "T24-910")]
public sealed class StandingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Why = "Outil non rendu";

    [Theory]
    [InlineData(Role.Operator)]
    [InlineData(Role.Administrator)]
    public async Task Who_is_suspended_books_nothing_and_reads_why(Role role)
    {
        var (browser, email, id) = await api.NewCustomer();
        api.Database.Execute("UPDATE account SET phone = '+33612345678' WHERE id = $1", id.Value);
        var staff = await api.NewStaff(role);

        Assert.Null(await staff.Refusal(Asked.Standing("suspend"), new { customer = id.Value, reason = Why }));

        var mine = (await browser.Do(Asked.Mine)).GetProperty("customer");
        Assert.Equal(("SUSPENDED", Why), (mine.GetProperty("standing").GetString(), mine.GetProperty("reason").GetString()));
        Assert.Equal(Why, api.Fact(email, "AccountSuspended", "reason"));
        Assert.IsType<BookingSuspended>((await Grain(id).Admit(Ask())).Refusal());
        Assert.Equal("ALREADY_SUSPENDED", await staff.Refusal(Asked.Standing("suspend"), new { customer = id.Value, reason = Why }));

        Assert.Null(await staff.Refusal(Asked.Standing("reinstate"), new { customer = id.Value, reason = "Outil rendu" }));
        Assert.Equal("Outil rendu", api.Fact(email, "AccountReinstated", "reason"));
        Assert.False((await Grain(id).Admit(Ask())).Value().WasAdmitted);
    }

    [Fact]
    public async Task Who_is_watched_pays_a_higher_deposit_for_six_months_and_reads_why()
    {
        var (browser, email, id) = await api.NewCustomer();
        var staff = await api.NewStaff(Role.Operator);
        await staff.Do(Asked.Standing("watch"), new { customer = id.Value, reason = Why });

        var mine = (await browser.Do(Asked.Mine)).GetProperty("customer");
        Assert.Equal(("WATCHED", Why), (mine.GetProperty("standing").GetString(), mine.GetProperty("reason").GetString()));
        Assert.Equal("""{"depositFactor":1.5,"isReviewed":true}""", mine.GetProperty("terms").GetRawText());
        Assert.Equal(Why, api.Fact(email, "AccountWatched", "reason"));

        Assert.Null(await staff.Refusal(Asked.Standing("unwatch"), new { customer = id.Value, reason = "Tout va bien" }));
        Assert.Equal("Tout va bien", api.Fact(email, "WatchLifted", "reason"));
        Assert.Equal("GOOD", (await browser.Do(Asked.Mine)).GetProperty("customer").GetProperty("standing").GetString());
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("reinstate")]
    [InlineData("watch")]
    [InlineData("unwatch")]
    public async Task Only_the_staff_for_it_changes_how_somebody_stands(string what)
    {
        var (browser, _, id) = await api.NewCustomer();
        var variables = new { customer = id.Value, reason = Why };

        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(Asked.Standing(what), variables));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(Asked.Standing(what), variables));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.Accountant)).Error(Asked.Standing(what), variables));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM customer WHERE id = $1", id.Value));
    }

    [Fact]
    public async Task It_takes_a_fresh_proof_a_reason_and_a_customer()
    {
        var (_, _, id) = await api.NewCustomer();
        var staff = await api.NewStaff(Role.Operator);

        Assert.Equal("REASON_OUT_OF_BOUNDS", await staff.Refusal(Asked.Standing("suspend"), new { customer = id.Value, reason = " a " }));
        Assert.Equal("UNKNOWN_CUSTOMER", await staff.Refusal(Asked.Standing("suspend"), new { customer = Guid.NewGuid(), reason = Why }));
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("STEP_UP_NEEDED", await staff.Refusal(Asked.Standing("suspend"), new { customer = id.Value, reason = Why }));
    }

    [Fact]
    public async Task A_card_is_for_the_staff_and_each_look_is_in_the_audit_log()
    {
        var (browser, email, id) = await api.NewCustomer();
        var (_, _, other) = await api.NewCustomer();
        var staff = await api.NewStaff(Role.Operator);

        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(Asked.Card, new { id = other.Value }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(Asked.Card, new { id = id.Value }));
        Assert.Equal(email, (await staff.Do(Asked.Card, new { id = id.Value })).GetProperty("account").GetProperty("email").GetString());
        Assert.Equal(JsonValueKind.Null, (await staff.Do(Asked.Card, new { id = Guid.NewGuid() })).ValueKind);

        Assert.Equal(1L, api.Database.Scalar<long>(
            "SELECT count(*) FROM audit_entry WHERE action = 'CustomerConsulted' AND object_id = $1", id.Value));
    }

    [Fact]
    public async Task Customers_are_found_by_address_name_number_and_standing()
    {
        var (browser, email, id) = await api.NewCustomer();
        await browser.Do("mutation ($name: String) { rename(name: $name) { refusal { code } } }", new { name = "Camille 100% bois" });
        api.Database.Execute("UPDATE account SET phone = '+33698765432' WHERE id = $1", id.Value);
        var staff = await api.NewStaff(Role.Operator);

        foreach (var search in (string[])[email[..20].ToUpperInvariant(), "camille 100%", "06 98 76 54 32"])
            Assert.Equal([id.Value], await Found(staff, search));

        Assert.Equal([id.Value], await Found(staff, "camille 100%\0"));
        Assert.Empty(await Found(staff, "camille_100"));
        Assert.Empty(await Found(staff, email, "WATCHED"));
        Assert.Equal([id.Value], await Found(staff, email, "GOOD"));
        await staff.Do(Asked.Standing("watch"), new { customer = id.Value, reason = Why });
        Assert.Equal([id.Value], await Found(staff, email, "WATCHED"));
        foreach (var tooShort in (string[])["c", "\0\0"])
            Assert.True((await staff.Ask(Asked.List, new { search = tooShort })).TryGetProperty("errors", out _));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await browser.Error(Asked.List, new { search = email }));
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_newest_first()
    {
        List<Guid> made = [];
        for (var i = 0; i < 3; i++)
        {
            made.Add((await api.NewCustomer()).Id.Value);
            api.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var staff = await api.NewStaff(Role.Administrator);
        var first = await staff.Do(Asked.List, new { first = 2 });
        var second = await staff.Do(Asked.List, new { first = 1, after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() });

        made.Reverse();
        Assert.Equal(made, Ids(first).Concat(Ids(second)));
        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }

    private static async Task<List<Guid>> Found(Browser staff, string search, string? standing = null) =>
        Ids(await staff.Do(Asked.List, new { search, standing }));

    private static List<Guid> Ids(JsonElement list) =>
        [.. list.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetGuid())];

    private AskAdmission Ask() => new(RentalId.New(api.Clock.GetUtcNow()), api.Clock.GetUtcNow().AddMinutes(10));

    private ICustomerGrain Grain(AccountId id) => api.Customer(id);
}
