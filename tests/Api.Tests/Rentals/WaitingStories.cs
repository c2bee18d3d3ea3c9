using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Who waits for a tool is offered it when it becomes free, one after the other.</summary>
[Trait("story", "T24-208")]
public sealed class WaitingStories(BookingFixture api) : IClassFixture<BookingFixture>
{
    private const string JoinList = "mutation ($input: QuoteInput!) { joinWaitingList(input: $input) { entry { id } refusal { code } } }";

    [Fact]
    public async Task What_becomes_free_is_held_for_who_has_waited_longest_for_a_quarter_of_an_hour_and_then_for_the_next()
    {
        var ((site, tool), slot) = (api.NewShop(), api.SlotIn(48));
        var (holder, first, second) = (await api.NewBooker(), await api.NewBooker(), await api.NewBooker());
        var taken = await holder.Book(site, slot, tool);
        var one = await Join(first, site, slot, tool);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        var two = await Join(second, site, slot, tool);

        await api.At(api.Clock.GetUtcNow().AddMinutes(1));
        Assert.Equal(JsonValueKind.Null, (await first.Look(one)).ValueKind);
        await holder.Do("cancelRental", new { rental = taken });
        await api.At(api.Clock.GetUtcNow().AddSeconds(1));

        var offered = await first.Look(one);
        var until = api.Clock.GetUtcNow().AddMinutes(15);
        Assert.Equal(("HELD", until), (offered.GetProperty("status").GetString(), offered.GetProperty("heldUntil").GetDateTimeOffset()));
        Assert.Contains(await api.Sent("mail", first.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("C’est libre", StringComparison.Ordinal));
        Assert.DoesNotContain(await api.Sent("mail", second.Email), mail => mail.GetProperty("subject").GetString()!.StartsWith("C’est libre", StringComparison.Ordinal));

        await api.At(until);
        await api.At(until.AddSeconds(1));
        Assert.Equal("EXPIRED", await first.Status(one));
        Assert.Equal("HELD", await second.Status(two));
        await second.Pay(two);
        await api.Deliver();
        Assert.Equal("CONFIRMED", await second.Status(two));
    }

    [Fact]
    public async Task Who_wants_two_is_offered_nothing_while_one_is_free_and_is_not_kept_from_holding_it()
    {
        var ((site, tool), slot) = (api.NewShop(units: 2), api.SlotIn(48));
        var (holder, waits) = (await api.NewBooker(), await api.NewBooker());
        var taken = await holder.Book(site, slot, tool);
        var entry = await Join(waits, site, slot, tool, tool);
        for (var minutes = 0; minutes < 6; minutes++) await api.At(api.Clock.GetUtcNow().AddMinutes(6));

        Assert.Equal(JsonValueKind.Null, (await waits.Look(entry)).ValueKind);
        Assert.Equal("HELD", (await waits.Hold(site, slot, tool)).GetProperty("rental").GetProperty("status").GetString());

        await api.At(api.Clock.GetUtcNow().AddMinutes(10));
        await holder.Do("cancelRental", new { rental = taken });
        await api.At(api.Clock.GetUtcNow().AddSeconds(1));
        Assert.Equal("HELD", await waits.Status(entry));
    }

    [Fact]
    public async Task Who_leaves_is_offered_nothing_and_nobody_waits_twice_for_the_same()
    {
        var ((site, tool), slot) = (api.NewShop(), api.SlotIn(48));
        var (holder, waits) = (await api.NewBooker(), await api.NewBooker());
        var taken = await holder.Book(site, slot, tool);
        var entry = await Join(waits, site, slot, tool);
        const string Leave = "mutation ($id: ID!) { leaveWaitingList(id: $id) { refusal { code } } }";

        Assert.Equal("ALREADY_WAITING", (await Ask(waits, site, slot, tool)).GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal(1, (await waits.Browser.Do("{ myWaitingList { id slot { start } site { id } } }")).GetArrayLength());
        Assert.Equal("WAITS_NO_MORE", await holder.Browser.Refusal(Leave, new { id = entry }));
        Assert.Null(await waits.Browser.Refusal(Leave, new { id = entry }));
        Assert.Equal("WAITS_NO_MORE", await waits.Browser.Refusal(Leave, new { id = entry }));
        await holder.Do("cancelRental", new { rental = taken });
        await api.At(api.Clock.GetUtcNow().AddSeconds(1));

        Assert.Equal(JsonValueKind.Null, (await waits.Look(entry)).ValueKind);
        Assert.Equal(0, (await waits.Browser.Do("{ myWaitingList { id } }")).GetArrayLength());
    }

    [Fact]
    public async Task Who_leaves_while_it_is_held_for_them_keeps_it_from_nobody()
    {
        var ((site, tool), slot) = (api.NewShop(), api.SlotIn(48));
        var (holder, waits, next) = (await api.NewBooker(), await api.NewBooker(), await api.NewBooker());
        var taken = await holder.Book(site, slot, tool);
        var entry = await Join(waits, site, slot, tool);
        api.Database.Execute(
            $"""
            CREATE FUNCTION leaves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                UPDATE waiting SET left_at = asked_at, version = version + 1 WHERE id = NEW.id;
                RETURN NEW;
            END $$;
            CREATE TRIGGER leaves AFTER INSERT ON rental FOR EACH ROW WHEN (NEW.id = '{entry}') EXECUTE FUNCTION leaves();
            """);

        await holder.Do("cancelRental", new { rental = taken });
        await api.At(api.Clock.GetUtcNow().AddSeconds(1));

        Assert.Equal("CANCELLED", await waits.Status(entry));
        Assert.Equal("HELD", (await next.Hold(site, slot, tool)).GetProperty("rental").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Nobody_waits_for_what_is_free_nor_who_may_not_book()
    {
        var ((site, tool), slot) = (api.NewShop(), api.SlotIn(48));
        var (holder, waits, (unreachable, _, _)) = (await api.NewBooker(), await api.NewBooker(), await api.NewCustomer());

        Assert.Equal("NOTHING_TO_WAIT_FOR", Refused(await Ask(waits, site, slot, tool)));
        await holder.Book(site, slot, tool);
        Assert.Null(Refused(await Ask(waits, site, slot, tool)));
        Assert.Equal("PHONE_MISSING", await unreachable.Refusal(JoinList, Wish(site, slot, tool)));
    }

    [Fact]
    public async Task Who_has_as_much_as_one_may_have_is_passed_over_without_a_word_until_they_can_have_it()
    {
        var ((site, tool), slot, (other, common)) = (api.NewShop(), api.SlotIn(72), api.NewShop(units: 3));
        var (holder, waits) = (await api.NewBooker(), await api.NewBooker());
        var taken = await holder.Book(site, slot, tool);
        var entry = await Join(waits, site, slot, tool);
        List<Guid> had = [];
        for (var number = 0; number < 3; number++) had.Add(await waits.Book(other, slot, common));
        await holder.Do("cancelRental", new { rental = taken });

        for (var minutes = 0; minutes < 4; minutes++) await api.At(api.Clock.GetUtcNow().AddMinutes(6));
        Assert.Equal(JsonValueKind.Null, (await waits.Look(entry)).ValueKind);
        Assert.Equal(["WaitingJoined"], api.Database.Column<string>("SELECT type FROM event WHERE stream = waiting_stream($1)", entry));

        await waits.Do("cancelRental", new { rental = had[0] });
        await api.At(api.Clock.GetUtcNow().AddMinutes(6));
        Assert.Equal("HELD", await waits.Status(entry));
    }

    [Fact]
    public async Task However_many_join_at_once_nobody_waits_for_more_than_ten_things()
    {
        var ((site, tool), holder, waits) = (api.NewShop(), await api.NewBooker(), await api.NewBooker());
        await holder.Book(site, api.SlotIn(48, lasting: 24), tool);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(hour => Ask(waits, site, api.SlotIn(48 + hour), tool)));

        Assert.Equal(["WAITS_FOR_TOO_MUCH", "WAITS_FOR_TOO_MUCH"], answers.Select(Refused).Where(refusal => refusal is not null));
        Assert.Equal(10, (await waits.Browser.Do("{ myWaitingList { id } }")).GetArrayLength());
    }

    [Fact]
    public async Task What_is_waited_for_is_told_by_its_tools_those_of_packs_too()
    {
        var ((site, tool), waits) = (api.NewShop(), await api.NewBooker());
        var other = api.Database.AddTool($"Ponceuse {tool.Value:n}");
        var pack = api.Database.AddPack($"Pack {tool.Value:n}", tool, other);
        await waits.Browser.Do(
            JoinList,
            new { input = new { site = site.Value, slot = Customer.Of(api.SlotIn(48)), items = new object[] { new { pack = pack.Value }, new { tool = tool.Value } } } });

        var waited = Assert.Single((await waits.Browser.Do("{ myWaitingList { tools { id } } }")).EnumerateArray());

        Assert.Equal(
            new[] { tool.Value, tool.Value, other.Value }.Order(),
            waited.GetProperty("tools").EnumerateArray().Select(each => each.GetProperty("id").GetGuid()).Order());
    }

    private static async Task<Guid> Join(Customer customer, SiteId site, Slot slot, params ToolId[] tools) =>
        (await Ask(customer, site, slot, tools)).GetProperty("entry").GetProperty("id").GetGuid();

    private static Task<JsonElement> Ask(Customer customer, SiteId site, Slot slot, params ToolId[] tools) =>
        customer.Browser.Do(JoinList, Wish(site, slot, tools));

    private static object Wish(SiteId site, Slot slot, params ToolId[] tools) =>
        new { input = new { site = site.Value, slot = Customer.Of(slot), items = tools.Select(tool => new { tool = tool.Value }) } };

    private static string? Refused(JsonElement answer) =>
        answer.GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal ? refusal.GetProperty("code").GetString() : null;
}
