using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Catalog;

[Trait("story", "T24-201")]
public sealed class ToolAdminTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task An_administrator_adds_a_tool_and_every_visitor_sees_it()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (category, name) = (await staff.NewCategory(), Keep.Name("Perforateur"));
        var id = await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(category, name) }, "tool");

        var seen = await api.NewBrowser().Do(Keep.Tool, new { id });

        Assert.Equal((name, 219_00, 30), (
            seen.GetProperty("name").GetString(), seen.GetProperty("replacementValue").GetProperty("cents").GetInt64(),
            seen.GetProperty("turnaroundMinutes").GetInt32()));
        Assert.Equal(["perfo", "Kärcher"], seen.GetProperty("synonyms").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(("À deux mains.", "Lunettes"), (seen.GetProperty("notice").GetString(), seen.GetProperty("protectiveEquipment").GetString()));
        Assert.Equal(1L, Audited(id, "ToolAdded"));
    }

    [Fact]
    public async Task Who_changes_what_another_has_changed_is_shown_what_there_is_now()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var category = await staff.NewCategory();
        var (id, name) = (await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(category) }, "tool"), Keep.Name("Perforateur"));

        Assert.Null(await staff.Refusal(Keep.ChangeTool, new { id, version = 1, input = Keep.ToolInput(category, name, 249_00) }));
        var late = await staff.Do(Keep.ChangeTool, new { id, version = 1, input = Keep.ToolInput(category, name, 1_00) });

        Assert.Equal("STALE", late.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal(
            (2, name, 249_00),
            (late.GetProperty("tool").GetProperty("version").GetInt32(), late.GetProperty("tool").GetProperty("name").GetString(),
                late.GetProperty("tool").GetProperty("replacementValue").GetProperty("cents").GetInt32()));
        Assert.Equal(1L, Audited(id, "ToolChanged"));
    }

    [Fact]
    public async Task A_tool_of_which_nothing_else_is_said_has_the_usual_turnaround()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var id = await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(await staff.NewCategory(), turnaround: null) }, "tool");

        Assert.Equal(30, (await staff.Do(Keep.Tool, new { id })).GetProperty("turnaroundMinutes").GetInt32());
    }

    [Fact]
    public async Task A_retired_tool_is_listed_no_more_and_found_by_its_id_still()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var id = await staff.NewTool();

        Assert.Null(await staff.Refusal(Keep.RetireTool, new { id, version = 1 }));

        Assert.Equal(JsonValueKind.Object, (await api.NewBrowser().Do(Keep.Tool, new { id })).ValueKind);
        Assert.Equal("TOOL_RETIRED", await staff.Refusal(Keep.RetireTool, new { id, version = 2 }));
        Assert.DoesNotContain(id, await Listed());
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (category, taken) = (await staff.NewCategory(), Keep.Name("Perforateur"));
        await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(category, taken) }, "tool");

        Assert.Equal("TOOL_NAME_TAKEN", await staff.Refusal(Keep.AddTool, new { input = Keep.ToolInput(category, taken) }));
        Assert.Equal("UNKNOWN_CATEGORY", await staff.Refusal(Keep.AddTool, new { input = Keep.ToolInput($"{Guid.NewGuid()}") }));
        Assert.Equal("VALUE_OUT_OF_BOUNDS", await staff.Refusal(Keep.AddTool, new { input = Keep.ToolInput(category, cents: 0) }));
        Assert.Equal("WRONG_DRAWING", await staff.Refusal(Keep.AddTool, new { input = Keep.ToolInput(category, drawing: "../secret") }));
        Assert.Equal("UNKNOWN_TOOL", await staff.Refusal(Keep.ChangeTool, new { id = Guid.NewGuid(), version = 1, input = Keep.ToolInput(category) }));
    }

    [Fact]
    [Trait("story", "T24-202")]
    public async Task Categories_are_kept_and_shown_in_their_order()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (last, first) = (Keep.Name("Zinguerie"), Keep.Name("Abattage"));
        await staff.Made(Keep.AddCategory, new { input = new { name = first, rentalsBetweenChecks = 5, order = 200 } }, "category");
        var id = await staff.Made(Keep.AddCategory, new { input = new { name = last, rentalsBetweenChecks = 5, order = 100 } }, "category");

        var names = (await api.NewBrowser().Do("{ categories { name } }")).EnumerateArray().Select(one => one.GetProperty("name").GetString()).ToList();
        Assert.True(names.IndexOf(last) < names.IndexOf(first));

        const string Change =
            "mutation ($id: ID!, $version: Long!, $input: CategoryInput!) { changeCategory(id: $id, version: $version, input: $input) { category { version } refusal { code } } }";
        var input = new { name = last, rentalsBetweenChecks = 10, order = 100 };
        Assert.Null(await staff.Refusal(Change, new { id, version = 1, input }));
        Assert.Equal("STALE", await staff.Refusal(Change, new { id, version = 1, input }));
        Assert.Equal("CATEGORY_NAME_TAKEN", await staff.Refusal(Keep.AddCategory, new { input }));
        Assert.Equal(1L, Audited(id, "CategoryChanged"));
    }

    [Fact]
    [Trait("story", "T24-203")]
    public async Task Packs_are_kept_with_their_discount_and_everybody_sees_them()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (one, other) = (await staff.NewTool(), await staff.NewTool());
        object Input(params object[] items) => new { name = Keep.Name("Pack"), description = "Pour une salle de bain.", discountPerMille = 150, items };

        var id = await staff.Made(Keep.AddPack, new { input = Input(new { tool = other, quantity = 2 }, new { tool = one, quantity = 1 }) }, "pack");

        var seen = await api.NewBrowser().Do("query ($id: ID!) { pack(id: $id) { discountPerMille items { quantity tool { id } } } }", new { id });
        Assert.Equal([(2, other), (1, one)], seen.GetProperty("items").EnumerateArray().Select(item =>
            (item.GetProperty("quantity").GetInt32(), item.GetProperty("tool").GetProperty("id").GetString()!)));

        Assert.Equal("TWICE_THE_SAME_TOOL", await staff.Refusal(Keep.AddPack, new { input = Input(new { tool = one, quantity = 1 }, new { tool = one, quantity = 1 }) }));
        Assert.Equal("UNKNOWN_TOOL", await staff.Refusal(Keep.AddPack, new { input = Input(new { tool = one, quantity = 1 }, new { tool = Guid.NewGuid(), quantity = 1 }) }));
        var changed = new { id, version = 1, input = Input(new { tool = one, quantity = 2 }) };
        Assert.Null(await staff.Refusal(Keep.ChangePack, changed));
        Assert.Equal("STALE", await staff.Refusal(Keep.ChangePack, changed));
        Assert.Equal(1L, Audited(id, "PackChanged"));
    }

    [Fact]
    [Trait("story", "T24-203")]
    public async Task A_retired_pack_is_listed_no_more_and_its_tools_are()
    {
        const string Retire = "mutation ($id: ID!, $version: Long!) { retirePack(id: $id, version: $version) { pack { id } refusal { code } } }";
        const string List = "query ($search: String!) { packs(search: $search) { totalCount } }";
        var (staff, name) = (await api.NewStaff(Role.Administrator), Keep.Name("Outillage zinguerie"));
        var tool = await staff.NewTool();
        var items = new[] { new { tool, quantity = 2 } };
        var id = await staff.Made(Keep.AddPack, new { input = new { name, description = "", discountPerMille = 100, items } }, "pack");
        Assert.Equal(1, (await staff.Do(List, new { search = name })).GetProperty("totalCount").GetInt32());

        Assert.Equal("STALE", await staff.Refusal(Retire, new { id, version = 2 }));
        Assert.Null(await staff.Refusal(Retire, new { id, version = 1 }));

        Assert.Equal("PACK_RETIRED", await staff.Refusal(Retire, new { id, version = 2 }));
        Assert.Equal(0, (await staff.Do(List, new { search = name })).GetProperty("totalCount").GetInt32());
        Assert.Contains(tool, await Listed());
        Assert.Equal(1L, Audited(id, "PackRetired"));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.Operator)).Error(Retire, new { id, version = 2 }));
    }

    [Fact]
    public async Task The_catalogue_is_for_administrators_who_have_just_proved_who_they_are()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var variables = new { input = Keep.Category() };

        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.Operator, Role.FieldAgent)).Error(Keep.AddCategory, variables));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", await api.NewBrowser().Error(Keep.AddCategory, variables));
        api.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("STEP_UP_NEEDED", await staff.Refusal(Keep.AddCategory, variables));
    }

    private async Task<List<string?>> Listed()
    {
        List<string?> ids = [];
        for (string? after = null; ;)
        {
            var page = await api.NewBrowser().Do(
                "query ($after: String) { tools(first: 50, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }", new { after });
            ids.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) return ids;

            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }

    private long Audited(string id, string what) =>
        api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = $2", Guid.Parse(id), what);

    [Fact]
    [Trait("story", "T24-202")]
    public async Task A_category_is_taken_away_once_no_tool_is_of_it()
    {
        const string Remove =
            "mutation ($id: ID!, $version: Long!) { removeCategory(id: $id, version: $version) { category { id } refusal { code } } }";
        var staff = await api.NewStaff(Role.Administrator);
        var (used, unused) = (await staff.NewCategory(), await staff.NewCategory());
        await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(used) }, "tool");

        Assert.Equal("CATEGORY_IN_USE", await staff.Refusal(Remove, new { id = used, version = 1 }));
        Assert.Equal("STALE", await staff.Refusal(Remove, new { id = unused, version = 2 }));
        Assert.Null(await staff.Refusal(Remove, new { id = unused, version = 1 }));

        Assert.Equal("UNKNOWN_CATEGORY", await staff.Refusal(Remove, new { id = unused, version = 1 }));
        var left = await api.NewBrowser().Do("{ categories { id } }");
        Assert.DoesNotContain(unused, left.EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewCustomer()).Browser.Error(Remove, new { id = used, version = 1 }));
        Assert.Equal(1L, api.Database.Scalar<long>(
            "SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = 'CategoryRemoved'", Guid.Parse(unused)));
    }
}
