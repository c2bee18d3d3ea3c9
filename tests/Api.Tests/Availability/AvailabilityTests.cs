using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Availability;

/// <summary>Whether tools can be had for a slot, and who gets them where several want them.</summary>
[Trait("story", "T24-208")]
public sealed class AvailabilityTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Slot Wish = Shop.Hours(24, 26);

    [Fact]
    public async Task A_tool_is_free_until_it_is_held_and_again_once_the_hold_expires()
    {
        var shop = new Shop(api);
        var locker = shop.AddUnit();
        Assert.True(await shop.IsFree(Wish));

        (await shop.Hold(locker, Wish)).Value();
        Assert.False(await shop.IsFree(Wish));
        Assert.False(await shop.IsFree(Shop.Hours(22, 23.75)));
        Assert.True(await shop.IsFree(Shop.Hours(22, 23.5)));

        api.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await shop.IsFree(Wish));
    }

    [Fact]
    public async Task Several_units_are_free_while_that_many_are()
    {
        var shop = new Shop(api);
        await shop.Hold(shop.AddUnit(), Wish);
        shop.AddUnit();
        shop.AddUnit();

        Assert.True(await shop.IsFree(Wish, units: 2));
        Assert.False(await shop.IsFree(Wish, units: 3));
    }

    [Fact]
    public async Task Of_all_who_saw_the_tool_free_and_want_it_one_gets_it_and_the_others_are_told_what_else()
    {
        var shop = new Shop(api);
        var (locker, twin) = (shop.AddUnit(), shop.AddTwin());
        shop.AddUnit(twin);
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.IsFree(Wish)));
        Assert.All(seen, Assert.True);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.Hold(locker, Wish)));

        Assert.Single(answers, answer => answer.Succeeded(out _, out _));
        Assert.Equal(19, answers.Count(answer => !answer.Succeeded(out _, out var refusal) && refusal is SlotTaken));
        Assert.Equal(1, api.Database.Scalar<long>(
            "SELECT count(*) FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id WHERE u.locker_id = $1", locker.Value));
        var told = await Ask(shop, Wish, shop.Tool);
        Assert.False(told.GetProperty("isFree").GetBoolean());
        Assert.Equal([shop.Tool.Value], told.GetProperty("missing").EnumerateArray().Select(tool => tool.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task What_is_taken_can_be_had_at_another_time_by_a_twin_or_at_another_site()
    {
        var (shop, other) = (new Shop(api), api.Database.AddSite());
        var twin = shop.AddTwin();
        await shop.Hold(shop.AddUnit(), Wish);
        shop.AddUnit(twin);
        api.Database.AddUnit(other, shop.Tool);

        var told = await Ask(shop, Wish, shop.Tool);

        Assert.Equal(
            [
                ("OTHER_TIME", shop.Site.Value, Shop.Hours(21.5, 23.5), (Guid?)null),
                ("TWIN_TOOL", shop.Site.Value, Wish, twin.Value),
                ("OTHER_SITE", other.Value, Wish, null),
            ],
            told.GetProperty("alternatives").EnumerateArray().Select(Read));
    }

    [Fact]
    public async Task Tools_are_free_when_all_of_them_are_together()
    {
        var (shop, other) = (new Shop(api), api.Database.AddTool(Guid.NewGuid().ToString()));
        shop.AddUnit();
        var second = shop.AddUnit(other);
        Assert.True((await Ask(shop, Wish, shop.Tool, other)).GetProperty("isFree").GetBoolean());

        await shop.Hold(second, Wish);

        var told = await Ask(shop, Wish, shop.Tool, other);
        Assert.False(told.GetProperty("isFree").GetBoolean());
        Assert.Equal([other.Value], told.GetProperty("missing").EnumerateArray().Select(tool => tool.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task A_pack_is_free_when_all_its_tools_are_together()
    {
        var (shop, other) = (new Shop(api), api.Database.AddTool(Guid.NewGuid().ToString()));
        var pack = api.Database.AddPack(Guid.NewGuid().ToString(), shop.Tool, other).Value;
        await shop.Hold(shop.AddUnit(), Shop.Hours(0, 4));
        await shop.Hold(shop.AddUnit(other), Shop.Hours(10, 12));
        string At(Slot slot) => $$"""site: "{{shop.Site.Value}}", slot: {{Shop.Text(slot)}}""";

        var data = await api.Data(
            $$"""
            {
                pack(id: "{{pack}}") {
                    now: isFree({{At(Shop.Hours(2, 3))}}) soon: isFree({{At(Shop.Hours(5, 9))}})
                    nextFree(site: "{{shop.Site.Value}}", duration: "PT6H") { start end }
                    availability(site: "{{shop.Site.Value}}", year: 2026, month: 3) { start end }
                }
                site(id: "{{shop.Site.Value}}") { packAvailability(year: 2026, month: 3) { pack { id } free { start end } } }
                taken: availability(input: { packs: ["{{pack}}"], {{At(Shop.Hours(8, 11))}} }) { isFree missing { id } }
                free: availability(input: { packs: ["{{pack}}"], {{At(Shop.Hours(13, 16))}} }) { isFree missing { id } }
            }
            """);

        var shown = data.GetProperty("pack");
        Assert.Equal((false, true), (shown.GetProperty("now").GetBoolean(), shown.GetProperty("soon").GetBoolean()));
        Assert.Equal(Shop.Hours(12.5, 18.5), Shop.Slot(shown.GetProperty("nextFree")));
        var month = Shop.Slots(shown.GetProperty("availability"));
        Assert.Equal([Shop.Hours(4.5, 9.5), Shop.Hours(12.5, 706)], month);
        var ofSite = Assert.Single(data.GetProperty("site").GetProperty("packAvailability").EnumerateArray());
        Assert.Equal(pack, ofSite.GetProperty("pack").GetProperty("id").GetGuid());
        Assert.Equal(month, Shop.Slots(ofSite.GetProperty("free")));
        Assert.Equal($$"""{"isFree":false,"missing":[{"id":"{{other.Value}}"}]}""", data.GetProperty("taken").GetRawText());
        Assert.Equal("""{"isFree":true,"missing":[]}""", data.GetProperty("free").GetRawText());
    }

    [Theory]
    [InlineData(24.1, 26, "SLOT_OFF_STEP")]
    [InlineData(24, 24.5, "SLOT_TOO_SHORT")]
    [InlineData(-2, 2, "SLOT_IN_THE_PAST")]
    [InlineData(24 * 91, 24 * 92, "SLOT_TOO_FAR_AHEAD")]
    public async Task A_slot_that_nobody_can_book_is_refused_with_its_reason(double from, double until, string code)
    {
        var shop = new Shop(api);
        shop.AddUnit();

        var told = await Ask(shop, Shop.Hours(from, until), shop.Tool);

        Assert.False(told.GetProperty("isFree").GetBoolean());
        Assert.Equal(code, told.GetProperty("refusal").GetProperty("code").GetString());
        Assert.False(await shop.IsFree(Shop.Hours(from, until)));
    }

    private async Task<JsonElement> Ask(Shop shop, Slot slot, params ToolId[] tools)
    {
        var needs = string.Join(", ", tools.Select(tool => $$"""{ tool: "{{tool.Value}}" }"""));
        var data = await api.Data(
            $$"""
            {
                availability(input: { site: "{{shop.Site.Value}}", tools: [{{needs}}], slot: {{Shop.Text(slot)}} }) {
                    isFree missing { id } refusal { code }
                    alternatives { kind site { id } slot { start end } twins { for { id } tool { id } } }
                }
            }
            """);
        return data.GetProperty("availability");
    }

    private static (string Kind, Guid Site, Slot Slot, Guid? Twin) Read(JsonElement alternative) => (
        alternative.GetProperty("kind").GetString()!,
        alternative.GetProperty("site").GetProperty("id").GetGuid(),
        Shop.Slot(alternative.GetProperty("slot")),
        alternative.GetProperty("twins") is var twins && twins.GetArrayLength() > 0 ? twins[0].GetProperty("tool").GetProperty("id").GetGuid() : null);
}
