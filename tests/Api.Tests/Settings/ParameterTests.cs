using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Tests.Settings;

[Trait("story", "T24-1006")]
public sealed class ParameterTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    /// <summary>Parameters are the whole product's: each test begins with the defaults.</summary>
    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_parameter_is_listed_with_its_label_bounds_and_who_may_set_it()
    {
        var vat = await Parameter(await api.NewStaff(Role.Accountant), "price.vat");

        Assert.Equal(("Taux de TVA des locations", "PERCENT", "%"), (Text(vat, "label"), Text(vat, "unit"), Text(vat, "unitLabel")));
        Assert.Equal(("20", "20"), (Text(vat, "default"), Text(vat, "value")));
        Assert.Equal((0, 30), (vat.GetProperty("least").GetInt32(), vat.GetProperty("most").GetInt32()));
        Assert.True(vat.GetProperty("needsSecond").GetBoolean());
        Assert.Equal(["ADMINISTRATOR", "ACCOUNTANT"], vat.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task A_parameter_that_is_changed_counts_from_its_instant_on_without_a_restart()
    {
        var (admin, (_, _, customer)) = (await api.NewStaff(Role.Administrator), await api.NewCustomer());
        api.Database.Execute("UPDATE account SET phone = '+33600000001' WHERE id = $1", customer.Value);
        var from = api.Clock.GetUtcNow().AddHours(1);
        Assert.Null(await admin.Refusal(SettingsDocuments.Set, new { key = "customer.holds", value = "1", from, version = 0 }));

        Assert.Null(await Hold());
        Assert.Null(await Hold());
        Assert.IsType<TooManyHolds>(await Hold());

        api.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Hold());
        Assert.Equal(new TooManyHolds(1), await Hold());

        async Task<Domain.Refusal?> Hold()
        {
            var ask = new AskAdmission(RentalId.New(api.Clock.GetUtcNow()), api.Clock.GetUtcNow().AddMinutes(10));
            return (await api.Customer(customer).Admit(ask)).Succeeded(out _, out var refusal) ? null : refusal;
        }
    }

    [Fact]
    public async Task Where_it_takes_two_the_value_counts_once_another_administrator_agrees()
    {
        var (one, other) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Administrator));

        Assert.Null(await one.Refusal(SettingsDocuments.Set, new { key = "approval.prices", value = "true", version = 0 }));
        Assert.Equal("false", Text(await Parameter(one, "approval.prices"), "value"));
        Assert.Equal("OWN_PROPOSAL", await one.Refusal(SettingsDocuments.Approve, new { key = "approval.prices", version = 1 }));
        Assert.Null(await other.Refusal(SettingsDocuments.Approve, new { key = "approval.prices", version = 1 }));

        var agreed = await Parameter(one, "approval.prices");
        Assert.Equal("true", Text(agreed, "value"));
        var history = agreed.GetProperty("history")[0];
        Assert.Equal("SET", Text(history, "status"));
        Assert.NotEqual(Text(history, "setBy"), Text(history, "approvedBy"));
    }

    [Fact]
    public async Task Of_two_who_set_a_parameter_at_once_one_is_told_that_it_changed_meanwhile()
    {
        var (one, other) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Administrator));

        var told = await Task.WhenAll(
            one.Refusal(SettingsDocuments.Set, new { key = "customer.rentals", value = "4", version = 0 }),
            other.Refusal(SettingsDocuments.Set, new { key = "customer.rentals", value = "5", version = 0 }));

        Assert.Equal([null, "CHANGED_MEANWHILE"], told.Order());
        Assert.Equal(1, (await Parameter(one, "customer.rentals")).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("customer.rentals", "0", "PARAMETER_OUT_OF_BOUNDS")]
    [InlineData("customer.rentals", "trois", "PARAMETER_MALFORMED")]
    [InlineData("customer.rentals", "1", "PARAMETERS_CONTRADICT")]
    [InlineData("customer.renters", "3", "UNKNOWN_PARAMETER")]
    public async Task What_is_no_value_of_a_parameter_is_refused(string key, string value, string code)
    {
        var admin = await api.NewStaff(Role.Administrator);

        Assert.Equal(code, await admin.Refusal(SettingsDocuments.Set, new { key, value, version = 0 }));
    }

    [Fact]
    public async Task Nobody_sets_what_was_nor_what_is_others_nor_without_a_second_factor_given_lately()
    {
        var (admin, accountant) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.Accountant));
        var rentals = new { key = "customer.rentals", value = "4", version = 0 };

        Assert.Equal("PARAMETER_NOT_YOURS", await accountant.Refusal(SettingsDocuments.Set, rentals));
        Assert.Equal("EFFECTIVE_IN_THE_PAST", await admin.Refusal(
            SettingsDocuments.Set, new { rentals.key, rentals.value, rentals.version, from = api.Clock.GetUtcNow().AddSeconds(-1) }));

        api.Clock.Advance(Session.StepUpLasts);
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(SettingsDocuments.Set, rentals));
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(SettingsDocuments.Approve, new { rentals.key, rentals.version }));
        Assert.Equal("STEP_UP_NEEDED", await admin.Refusal(SettingsDocuments.Withdraw, new { rentals.key, rentals.version }));
    }

    [Fact]
    public async Task What_is_planned_can_be_withdrawn_until_it_is_in_force()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var from = api.Clock.GetUtcNow().AddMinutes(1);
        Assert.Null(await admin.Refusal(SettingsDocuments.Set, new { key = "customer.rentals", value = "4", from, version = 0 }));
        Assert.Null(await admin.Refusal(SettingsDocuments.Withdraw, new { key = "customer.rentals", version = 1 }));
        Assert.Null(await admin.Refusal(SettingsDocuments.Set, new { key = "customer.rentals", value = "5", from, version = 1 }));

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("5", Text(await Parameter(admin, "customer.rentals"), "value"));
        Assert.Equal("ALREADY_IN_FORCE", await admin.Refusal(SettingsDocuments.Withdraw, new { key = "customer.rentals", version = 2 }));
    }

    [Fact]
    public async Task What_is_planned_can_be_withdrawn_though_another_value_was_set_since()
    {
        var admin = await api.NewStaff(Role.Administrator);
        var from = api.Clock.GetUtcNow().AddMinutes(1);
        Assert.Null(await admin.Refusal(SettingsDocuments.Set, new { key = "customer.rentals", value = "5", from, version = 0 }));
        Assert.Null(await admin.Refusal(SettingsDocuments.Set, new { key = "customer.rentals", value = "2", version = 1 }));
        Assert.Null(await admin.Refusal(SettingsDocuments.Withdraw, new { key = "customer.rentals", version = 1 }));

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        var rentals = await Parameter(admin, "customer.rentals");
        Assert.Equal(("2", 2), (Text(rentals, "value"), rentals.GetProperty("version").GetInt32()));
        Assert.Equal(["SET", "WITHDRAWN"], rentals.GetProperty("history").EnumerateArray().Select(value => Text(value, "status")));
        Assert.Equal("NOTHING_PROPOSED", await admin.Refusal(SettingsDocuments.Withdraw, new { key = "customer.rentals", version = 1 }));
    }

    private static async Task<JsonElement> Parameter(Browser browser, string key) => (await browser.Do(SettingsDocuments.Parameters))
        .EnumerateArray().Single(parameter => Text(parameter, "key") == key);

    private static string? Text(JsonElement of, string field) => of.GetProperty(field).GetString();
}
