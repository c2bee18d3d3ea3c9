using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>The desk finds rentals by whatever a customer on the telephone knows.</summary>
[Trait("story", "T24-901")]
public sealed class DeskSearchStories(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Find =
        "query ($query: String!) { findRentals(query: $query) { rentals { id } customers { id } units { id } } }";

    [Fact]
    public async Task A_rental_is_found_by_its_reference_its_customer_and_its_unit()
    {
        var (camille, email, id) = await api.NewCustomer();
        var phone = $"+3361{Random.Shared.Next(10_000_000):D7}";
        api.Database.Execute("UPDATE account SET phone = $2 WHERE id = $1", id.Value, phone);
        var (rental, reference, code) = await Rent(camille);
        var staff = await api.NewStaff(Role.Operator);

        foreach (var typed in (string[])[reference, reference[2..].ToLowerInvariant(), phone, $"0{phone[3..]}", phone[^6..], email, email[..^3], code])
        {
            var found = await staff.Do(Find, new { query = typed });
            Assert.True(Ids(found, "rentals").Contains(rental), $"{typed} finds {found}");
        }

        Assert.Equal([id.Value], Ids(await staff.Do(Find, new { query = email }), "customers"));
        Assert.Single((await staff.Do(Find, new { query = code })).GetProperty("units").EnumerateArray());
        Assert.Empty(Ids(await staff.Do(Find, new { query = "personne@example.fr" }), "rentals"));
        Assert.Empty(Ids(await staff.Do(Find, new { query = "%%%%" }), "customers"));
    }

    [Fact]
    public async Task A_field_agent_finds_units_alone_and_a_customer_nothing()
    {
        var (camille, email, _) = await api.NewCustomer();
        api.Database.Execute("UPDATE account SET phone = '+33612345678' WHERE email = $1", email);
        var (_, reference, code) = await Rent(camille);
        var agent = await api.NewStaff(Role.FieldAgent);

        foreach (var typed in (string[])[reference, email, code])
        {
            var found = await agent.Do(Find, new { query = typed });
            Assert.Empty(found.GetProperty("rentals").EnumerateArray());
            Assert.Empty(found.GetProperty("customers").EnumerateArray());
            Assert.Equal(typed == code ? 1 : 0, found.GetProperty("units").GetArrayLength());
        }

        Assert.Equal("AUTH_NOT_AUTHORIZED", await camille.Error(Find, new { query = reference }));
    }

    [Fact]
    [Trait("story", "T24-1301")]
    public async Task That_it_was_asked_is_in_the_audit_log_and_what_was_typed_is_not()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var me = (await staff.Do("{ me { id } }")).GetProperty("id").GetString()!;

        await staff.Do(Find, new { query = "secret@example.fr" });
        Assert.NotNull((await staff.Ask(Find, new { query = "abc" })).GetProperty("errors")[0].GetProperty("message").GetString());

        var noted = api.Database.Column<string>(
            "SELECT p.payload FROM audit_entry e JOIN audit_payload p ON p.entry = e.id WHERE e.actor = $1 AND e.action = 'CustomersConsulted'", me);
        Assert.Contains("email", Assert.Single(noted), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", noted[0], StringComparison.Ordinal);
    }

    private static IEnumerable<Guid> Ids(JsonElement found, string of) => found.GetProperty(of).EnumerateArray().Select(each => each.GetProperty("id").GetGuid());

    private async Task<(Guid Rental, string Reference, string Code)> Rent(Browser customer)
    {
        var (site, locker, _) = api.NewSite();
        api.Database.Execute("DELETE FROM tool_unit WHERE locker_id <> $1 AND locker_id IN (SELECT id FROM locker WHERE site_id = $2)", locker.Value, site.Value);
        var unit = api.Database.Scalar<Guid>("SELECT id FROM tool_unit WHERE locker_id = $1", locker.Value);
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", unit);
        var start = ApiFixture.Noon.AddDays(1);
        var wish = new { site = site.Value, items = new[] { new { tool } }, slot = new { start, end = start.AddHours(4) } };
        var held = (await customer.Do("mutation ($wish: HoldRentalInput!) { holdRental(input: $wish) { rental { id reference } } }", new { wish })).GetProperty("rental");
        return (
            held.GetProperty("id").GetGuid(), held.GetProperty("reference").GetString()!,
            api.Database.Scalar<string>("SELECT code FROM tool_unit WHERE id = $1", unit));
    }
}
