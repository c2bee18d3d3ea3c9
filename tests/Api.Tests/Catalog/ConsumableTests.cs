using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Catalog;

[Trait("story", "T24-204")]
public sealed class ConsumableTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Add =
        "mutation ($input: ConsumableInput!) { addConsumable(input: $input) { consumable { id version } refusal { code } } }";

    private const string Change =
        """
        mutation ($id: ID!, $version: Long!, $input: ConsumableInput!) {
          changeConsumable(id: $id, version: $version, input: $input) { consumable { price { cents } } refusal { code } }
        }
        """;

    private const string Retire =
        "mutation ($id: ID!, $version: Long!) { retireConsumable(id: $id, version: $version) { consumable { retiredAt } refusal { code } } }";

    private const string Move =
        "mutation ($input: StockMovementInput!) { moveStock(input: $input) { stock { version quantity isLow } refusal { code } } }";

    private const string Watch =
        """
        mutation ($site: ID!, $consumable: ID!, $low: Int!, $version: Long!) {
          watchStock(site: $site, consumable: $consumable, lowThreshold: $low, version: $version) { stock { isLow lowThreshold } refusal { code } }
        }
        """;

    [Fact]
    public async Task Consumables_are_kept_by_administrators_and_everybody_sees_them()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var input = Input();
        var id = await staff.Made(Add, new { input }, "consumable");

        Assert.Equal("CONSUMABLE_NAME_TAKEN", await staff.Refusal(Add, new { input }));
        Assert.Equal("PRICE_OUT_OF_BOUNDS", await staff.Refusal(Add, new { input = Input(cents: 0) }));
        Assert.Null(await staff.Refusal(Change, new { id, version = 1, input = Input(cents: 9_90) }));
        Assert.Equal("STALE", await staff.Refusal(Change, new { id, version = 1, input }));
        Assert.Contains(id, (await api.NewBrowser().Do("{ consumables { id } }")).EnumerateArray().Select(one => one.GetProperty("id").GetString()));

        Assert.Null(await staff.Refusal(Retire, new { id, version = 2 }));
        Assert.DoesNotContain(id, (await api.NewBrowser().Do("{ consumables { id } }")).EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.FieldAgent)).Error(Add, new { input }));
    }

    [Fact]
    public async Task Agents_note_what_comes_and_goes_and_see_what_is_low()
    {
        var (staff, agent) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.FieldAgent));
        var (site, consumable) = (await staff.NewSite(), await staff.Made(Add, new { input = Input() }, "consumable"));
        object Moving(string kind, int change, int version) => new { input = new { site, consumable, kind, change, version } };

        var delivered = await agent.Do(Move, Moving("DELIVERY", 10, 0));
        Assert.Equal("""{"version":1,"quantity":10,"isLow":false}""", delivered.GetProperty("stock").GetRawText());
        Assert.Equal("STALE", await agent.Refusal(Move, Moving("DELIVERY", 10, 0)));
        Assert.Equal("STOCK_OUT_OF_BOUNDS", await agent.Refusal(Move, Moving("SALE", -11, 1)));
        Assert.Equal("MOVEMENT_OUT_OF_BOUNDS", await agent.Refusal(Move, Moving("LOSS", 1, 1)));
        Assert.Null(await agent.Refusal(Move, Moving("SALE", -6, 1)));
        Assert.Null(await staff.Refusal(Watch, new { site, consumable, low = 4, version = 2 }));

        var stock = Assert.Single((await agent.Do(
            "query ($site: ID!) { stock(site: $site) { quantity isLow consumable { id } movements { kind change after } } }", new { site })).EnumerateArray());
        Assert.Equal((4, true, consumable), (
            stock.GetProperty("quantity").GetInt32(), stock.GetProperty("isLow").GetBoolean(),
            stock.GetProperty("consumable").GetProperty("id").GetString()));
        Assert.Equal([-6, 10], stock.GetProperty("movements").EnumerateArray().Select(one => one.GetProperty("change").GetInt32()).Order());
        Assert.Equal(2L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'StockMoved' AND object_kind = 'stock'"));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.Operator)).Error(Move, Moving("DELIVERY", 1, 3)));
        Assert.Equal("UNKNOWN_CONSUMABLE", await agent.Refusal(
            Move, new { input = new { site, consumable = Guid.NewGuid(), kind = "DELIVERY", change = 1, version = 0 } }));
        Assert.Equal("UNKNOWN_SITE", await agent.Refusal(
            Move, new { input = new { site = Guid.NewGuid(), consumable, kind = "DELIVERY", change = 1, version = 0 } }));
    }

    [Fact]
    public async Task Stocks_of_many_consumables_are_read_at_once_each_with_its_own_movements()
    {
        const string Read = "query ($site: ID!) { stock(site: $site) { quantity movements { change } } }";
        var (staff, agent) = (await api.NewStaff(Role.Administrator), await api.NewStaff(Role.FieldAgent));
        var (site, other) = (await staff.NewSite(), await staff.NewSite());
        async Task Deliver(string to, int change) => Assert.Null(await agent.Refusal(Move, new
        {
            input = new { site = to, consumable = await staff.Made(Add, new { input = Input() }, "consumable"), kind = "DELIVERY", change, version = 0 },
        }));
        await Deliver(other, 1);
        foreach (var change in new[] { 3, 5, 7 }) await Deliver(site, change);

        var ofOne = await api.Statements.Of(() => agent.Do(Read, new { site = other }));
        System.Text.Json.JsonElement read = default;
        var ofThree = await api.Statements.Of(async () => read = await agent.Do(Read, new { site }));

        Assert.Equal(ofOne.Count, ofThree.Count);
        Assert.Equal([3, 5, 7], read.EnumerateArray().Select(stock => stock.GetProperty("quantity").GetInt32()).Order());
        Assert.All(read.EnumerateArray(), stock => Assert.Equal(
            stock.GetProperty("quantity").GetInt32(), Assert.Single(stock.GetProperty("movements").EnumerateArray()).GetProperty("change").GetInt32()));
    }

    private static object Input(int cents = 7_90) =>
        new { name = Keep.Name("Disques"), description = "Pour meuleuse.", measure = "lot de 5", priceCents = cents };
}
