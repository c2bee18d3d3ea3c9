using System.Net;
using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Silo.Security;

namespace Toolbox24.Api.Tests.Catalog;

[Trait("story", "T24-201")]
[Trait("story", "T24-203")]
[Trait("story", "T24-205")]
public sealed class ImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Header =
        "id;name;category;synonyms;description;width_mm;height_mm;depth_mm;replacement_eur;turnaround_min;notice;protective_equipment;drawing;needs_socket;needs_dirty_room\n";

    [Fact]
    public async Task What_was_previewed_is_applied_to_the_letter_and_once()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (category, name, fresh) = (Keep.Category(), Keep.Name("Connu"), Keep.Name("Nouveau"));
        var categoryId = await staff.Made(Keep.AddCategory, new { input = category }, "category");
        var id = await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(categoryId, name) }, "tool");
        var categoryName = JsonSerializer.SerializeToElement(category).GetProperty("name").GetString()!;

        var preview = (await staff.Do(Files.Preview, new
        {
            kind = "TOOLS",
            csv = Header + Row(name, categoryName, "249,00") + Row(fresh, categoryName, "19.9"),
        })).GetProperty("preview");

        Assert.Equal(
            ["""{"line":2,"name":"%","outcome":"UPDATE","changes":[{"column":"replacement_eur","before":"219,00","after":"249,00"}],"code":null}""", """{"line":3,"name":"%","outcome":"CREATE","changes":[],"code":null}"""],
            preview.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText().Replace(name, "%", StringComparison.Ordinal).Replace(fresh, "%", StringComparison.Ordinal)));
        Assert.Equal(219_00, await Cents(id));

        var variables = new { preview = preview.GetProperty("id").GetString() };
        Assert.Equal("IMPORT_OVER", await (await api.NewStaff(Role.Administrator)).Refusal(Files.Apply, variables));
        Assert.Equal(2, (await staff.Do(Files.Apply, variables)).GetProperty("import").GetProperty("changes").GetInt32());
        Assert.Equal("IMPORT_OVER", await staff.Refusal(Files.Apply, variables));
        Assert.Equal(249_00, await Cents(id));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM tool WHERE name = $1 AND replacement_value_cents = 1990", fresh));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = 'ToolChanged'", Guid.Parse(id)));
    }

    [Fact]
    public async Task Where_the_catalogue_has_changed_since_nothing_is_applied()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (category, name, fresh) = (Keep.Category(), Keep.Name("Connu"), Keep.Name("Nouveau"));
        var categoryId = await staff.Made(Keep.AddCategory, new { input = category }, "category");
        var categoryName = JsonSerializer.SerializeToElement(category).GetProperty("name").GetString()!;
        var id = await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(categoryId, name) }, "tool");
        var preview = (await staff.Do(Files.Preview, new { kind = "TOOLS", csv = Header + Row(fresh, categoryName) + Row(name, categoryName, "1") })).GetProperty("preview");

        Assert.Null(await staff.Refusal(Keep.ChangeTool, new { id, version = 1, input = Keep.ToolInput(categoryId, name, 300_00) }));

        Assert.Equal("CATALOGUE_CHANGED", await staff.Refusal(Files.Apply, new { preview = preview.GetProperty("id").GetString() }));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM tool WHERE name = $1", fresh));
        Assert.Equal(300_00, await Cents(id));
    }

    [Fact]
    public async Task What_a_unit_was_placed_in_since_is_not_made_too_small_for_it_nor_the_tool_too_large()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (category, name, site) = (Keep.Category(), Keep.Name("Connu"), Keep.Name("Site"));
        var tool = await staff.Made(
            Keep.AddTool, new { input = Keep.ToolInput(await staff.Made(Keep.AddCategory, new { input = category }, "category"), name) }, "tool");
        var locker = await staff.Made(
            Keep.AddLocker, new { site = await staff.Made(Keep.OpenSite, new { input = Keep.Site(site) }, "site"), input = Keep.Locker("A05") }, "locker");
        var larger = Row(name, JsonSerializer.SerializeToElement(category).GetProperty("name").GetString()!).Replace(";430;", ";501;", StringComparison.Ordinal);
        var smaller = await staff.Previewed("LOCKERS", $"id;site;name;size;width_mm;height_mm;depth_mm;socket;dirty_room\n;{site};A05;M;500;219;600;non;non\n");
        var tools = await staff.Previewed("TOOLS", Header + larger.Replace(";300;", ";601;", StringComparison.Ordinal));

        var unit = await staff.Made(Keep.Register, new { tool, code = $"T-{Guid.NewGuid():N}"[..20] }, "unit");
        Assert.Null(await staff.Refusal(Keep.Place, new { unit, locker }));

        Assert.Equal("CATALOGUE_CHANGED", await staff.Refusal(Files.Apply, new { preview = smaller }));
        Assert.Equal("CATALOGUE_CHANGED", await staff.Refusal(Files.Apply, new { preview = tools }));
        Assert.Equal(240, api.Database.Scalar<int>("SELECT height_mm FROM locker WHERE id = $1", Guid.Parse(locker)));
        Assert.Equal(430, api.Database.Scalar<int>("SELECT width_mm FROM tool WHERE id = $1", Guid.Parse(tool)));
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_says_why_and_keeps_the_file_from_being_applied()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var category = Keep.Category();
        await staff.Made(Keep.AddCategory, new { input = category }, "category");
        var (known, name) = (JsonSerializer.SerializeToElement(category).GetProperty("name").GetString()!, Keep.Name("Outil"));

        var preview = (await staff.Do(Files.Preview, new
        {
            kind = "TOOLS",
            csv = Header + Row(name, known) + Row(name, known) + Row("a", "nulle part") + Row("b", known, "beaucoup") + Row("c", known, "0")
                + $"{Guid.NewGuid()}{Row("d", known)}" + $"x{Row("e", known)}",
        })).GetProperty("preview");

        Assert.Equal(
            ["CREATE", "TWICE_IN_SHEET", "UNKNOWN_NAME", "UNREADABLE_VALUE", "VALUE_OUT_OF_BOUNDS", "UNKNOWN_TOOL", "UNREADABLE_VALUE"],
            preview.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("code").GetString() ?? row.GetProperty("outcome").GetString()));
        Assert.Equal("IMPORT_OVER", await staff.Refusal(Files.Apply, new { preview = preview.GetProperty("id").GetString() }));
    }

    [Theory]
    [InlineData("id;name\n", "WRONG_COLUMNS")]
    [InlineData("", "WRONG_COLUMNS")]
    [InlineData(Header + "\"a;b\n", "SHEET_UNREADABLE")]
    [InlineData(Header + "a;b\n", "SHEET_UNREADABLE")]
    [InlineData(Header + "\0\u0001;;;;;;;;;;;;;;\n", null)]
    public async Task What_is_no_such_file_is_refused(string csv, string? refusal) =>
        Assert.Equal(refusal, await (await api.NewStaff(Role.Administrator)).Refusal(Files.Preview, new { kind = "TOOLS", csv }));

    [Fact]
    public async Task A_thousand_rows_are_enough_and_a_huge_file_is_not_read()
    {
        var staff = await api.NewStaff(Role.Administrator);
        string Rows(int count) => Header + string.Concat(Enumerable.Range(0, count).Select(row => $";{row};;;;;;;;;;;;;\n"));

        Assert.Null(await staff.Refusal(Files.Preview, new { kind = "TOOLS", csv = Rows(1_000) }));
        Assert.Equal("SHEET_TOO_LONG", await staff.Refusal(Files.Preview, new { kind = "TOOLS", csv = Rows(1_001) }));
        using var answer = await staff.Post(Files.Preview, new { kind = "TOOLS", csv = new string('x', RequestLimits.GraphQLBytes) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("categories")]
    [InlineData("tools")]
    [InlineData("packs")]
    [InlineData("units")]
    [InlineData("consumables")]
    [InlineData("sites")]
    [InlineData("lockers")]
    public async Task What_was_exported_changes_nothing_when_it_is_imported(string kind)
    {
        var staff = await api.NewStaff(Role.Administrator);
        var category = await staff.NewCategory();
        var tool = await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(category, description: "=1+1; \"deux\"") }, "tool");
        var other = await staff.NewTool();
        await staff.Made(Keep.AddPack, new
        {
            input = new { name = Keep.Name("Pack"), description = "-10 %", discountPerMille = 125, items = new object[] { new { tool, quantity = 2 }, new { tool = other, quantity = 1 } } },
        }, "pack");
        await staff.Made(Keep.Register, new { tool, code = $"T-{Guid.NewGuid():N}"[..20] }, "unit");
        api.Database.Execute(
            "UPDATE tool_unit SET state = 'Retired' WHERE id = $1",
            Guid.Parse(await staff.Made(Keep.Register, new { tool, code = $"T-{Guid.NewGuid():N}"[..20] }, "unit")));
        Assert.Null(await staff.Refusal(Keep.RetireTool, new { id = other, version = 1 }));
        await staff.Made(Keep.AddLocker, new { site = await staff.NewSite(), input = Keep.Locker(hasSocket: true) }, "locker");
        await staff.Import("CONSUMABLES", $"id;name;description;measure;price_eur\n;{Keep.Name("=Disques")};-;+5;7,90\n");

        var csv = await staff.Export(kind);

        Assert.StartsWith("\uFEFFid;", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|;|\n)\"?[=@]", csv);
        foreach (var text in new[] { csv, csv[1..] })
        {
            var preview = (await staff.Do(Files.Preview, new { kind = kind.ToUpperInvariant(), csv = text })).GetProperty("preview");
            Assert.True(preview.GetProperty("unchanged").GetInt32() > 0);
            Assert.Equal((0, 0, 0), (preview.GetProperty("created").GetInt32(), preview.GetProperty("updated").GetInt32(), preview.GetProperty("refused").GetInt32()));
        }
    }

    [Theory]
    [InlineData("03/01/2027", "2027-01-03")]
    [InlineData("2027-01-03", "2027-01-03")]
    [InlineData("2027-01-03T10:30:00+01:00", "2027-01-03T09:30:00Z")]
    [InlineData("1/3/2027", null)]
    [InlineData("13/31/2027", null)]
    [InlineData("03-01-2027", null)]
    [InlineData("2027-01-03T10:30:00", null)]
    [InlineData("10:30", null)]
    public async Task A_day_is_read_as_it_is_written_here_and_shown_as_it_was_read(string given, string? read)
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (name, code) = (Keep.Name("Perforateur"), $"T-{Guid.NewGuid():N}"[..20].ToUpperInvariant());
        var tool = await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(await staff.NewCategory(), name) }, "tool");
        await staff.Made(Keep.Register, new { tool, code }, "unit");

        var row = (await staff.Do(Files.Preview, new { kind = "UNITS", csv = $"id;code;tool;inspection_due;recalled_from\n;{code};{name};{given};\n" }))
            .GetProperty("preview").GetProperty("rows")[0];

        Assert.Equal(read is null ? "UNREADABLE_VALUE" : null, row.GetProperty("code").GetString());
        if (read is not null) Assert.Equal($$"""[{"column":"inspection_due","before":"","after":"{{read}}"}]""", row.GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task One_code_in_other_letters_is_the_same_unit_twice()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (name, code) = (Keep.Name("Perforateur"), $"T-{Guid.NewGuid():N}"[..20].ToUpperInvariant());
        await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(await staff.NewCategory(), name) }, "tool");

        var rows = (await staff.Do(Files.Preview, new
        {
            kind = "UNITS",
            csv = $"id;code;tool;inspection_due;recalled_from\n;{code};{name};;\n;{code.ToLowerInvariant()};{name};;\n",
        })).GetProperty("preview").GetProperty("rows");

        Assert.Equal([null, "TWICE_IN_SHEET"], rows.EnumerateArray().Select(row => row.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Units_and_lockers_come_by_file_too()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var name = Keep.Name("Perforateur");
        await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(await staff.NewCategory(), name) }, "tool");
        var (site, code) = (Keep.Name("Site"), $"T-{Guid.NewGuid():N}"[..20].ToUpperInvariant());
        await staff.Made(Keep.OpenSite, new { input = Keep.Site(site) }, "site");

        await staff.Import("UNITS", $"id,code,tool,inspection_due,recalled_from\n,{code},{name},2027-03-01,\n");
        await staff.Import("LOCKERS", $"id;site;name;size;width_mm;height_mm;depth_mm;socket;dirty_room\n;{site};B07;L;600;620;800;oui;non\n");

        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM tool_unit WHERE code = $1 AND rentable_until = '2027-03-01Z'", code));
        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM locker l JOIN site s ON s.id = l.site_id WHERE s.name = $1 AND l.has_socket", site));
    }

    [Fact]
    public async Task Files_are_for_administrators()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.NewBrowser().File("tools")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await api.NewStaff(Role.Operator)).File("tools")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await api.NewStaff(Role.Administrator)).File("customers")).StatusCode);
        Assert.Equal("AUTH_NOT_AUTHORIZED", await (await api.NewStaff(Role.Operator)).Error(Files.Preview, new { kind = "TOOLS", csv = "" }));
    }

    private static string Row(string name, string category, string euros = "219") =>
        $";{name};{category};perfo|Kärcher;Perce.;430;220;300;{euros};30;À deux mains.;Lunettes;perforateur;non;non\n";

    private async Task<int> Cents(string id) =>
        (await api.NewBrowser().Do(Keep.Tool, new { id })).GetProperty("replacementValue").GetProperty("cents").GetInt32();
}
