using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Catalog;

/// <summary>What is more than tools, units and lockers comes by file too, and names are what things are found by.</summary>
[Trait("story", "T24-201")]
[Trait("story", "T24-204")]
[Trait("story", "T24-205")]
public sealed class SheetTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Categories_consumables_and_sites_come_by_file_and_are_changed_by_it()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (category, discs, site) = (Keep.Name("Catégorie"), Keep.Name("Disques"), Keep.Name("Site"));
        string Categories(int checks) => $"id;name;rentals_between_checks;order\n;{category};{checks};3\n";
        string Consumables(string price) => $"id;name;description;measure;price_eur\n;{discs};Pour meuleuse.;lot de 5;{price}\n";
        string Sites(int persons) =>
            $"id;name;street;postal_code;city;time_zone;latitude;longitude;opening;maximum_persons;selling\n"
            + $";{site};2 quai;29200;Brest;Europe/Paris;48,39;-4,48;lundi 06:00-20:30|dimanche 08:00-24:00;{persons};oui\n";

        await staff.Import("CATEGORIES", Categories(8));
        await staff.Import("CONSUMABLES", Consumables("7,9"));
        await staff.Import("SITES", Sites(4).Replace("dimanche 08", "Dimanche 8", StringComparison.Ordinal));
        foreach (var (kind, csv, column) in new[]
                 {
                     ("CATEGORIES", Categories(9), "rentals_between_checks"), ("CONSUMABLES", Consumables("8,90"), "price_eur"), ("SITES", Sites(5), "maximum_persons"),
                 })
            Assert.Null(await staff.Refusal(Files.Apply, new { preview = await staff.Previewed(kind, csv, column) }));

        Assert.Equal(9, api.Database.Scalar<int>("SELECT rentals_between_checks FROM category WHERE name = $1 AND sort_order = 3", category));
        Assert.Equal(8_90L, api.Database.Scalar<long>("SELECT price_cents FROM consumable WHERE name = $1", discs));
        Assert.Equal(5, api.Database.Scalar<int>("SELECT maximum_persons FROM site WHERE name = $1 AND longitude = -4.48 AND is_selling", site));
        Assert.EndsWith(
            $";{site};2 quai;29200;Brest;Europe/Paris;48,39;\"'-4,48\";lundi 06:00-20:30|dimanche 08:00-24:00;5;oui",
            Assert.Single((await staff.Export("sites")).Split('\n'), line => line.Contains(site, StringComparison.Ordinal)).Trim(), StringComparison.Ordinal);
        foreach (var action in new[] { "CategoryAdded", "CategoryChanged", "ConsumableAdded", "ConsumableChanged", "SiteOpened", "SiteChanged" })
            Assert.True(api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = $1", action) > 0, action);
    }

    [Fact]
    [Trait("story", "T24-203")]
    public async Task Packs_come_by_file_with_what_they_are_made_of_and_are_changed_by_it()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (drill, saw, pack, category) = (Keep.Name("Perceuse"), Keep.Name("2 x Scie"), Keep.Name("Pack"), await staff.NewCategory());
        foreach (var name in new[] { drill, saw }) await staff.Made(Keep.AddTool, new { input = Keep.ToolInput(category, name) }, "tool");
        string Packs(string discount, string tools) => $"id;name;description;discount_percent;tools\n;{pack};Pour la cuisine.;{discount};{tools}\n";

        await staff.Import("PACKS", Packs("12,5", $"2 x {drill}|1 x {saw}"));
        Assert.Null(await staff.Refusal(Files.Apply, new { preview = await staff.Previewed("PACKS", Packs("15", $"2 x {drill}|1 x {saw}"), "discount_percent") }));
        Assert.Null(await staff.Refusal(Files.Apply, new { preview = await staff.Previewed("PACKS", Packs("15", $"{drill}|3 x {saw}"), "tools") }));

        var id = api.Database.Scalar<Guid>("SELECT id FROM pack WHERE name = $1 AND discount_per_mille = 150", pack);
        var seen = await api.NewBrowser().Do("query ($id: ID!) { pack(id: $id) { items { quantity tool { name } } } }", new { id });
        Assert.Equal([(1, drill), (3, saw)], seen.GetProperty("items").EnumerateArray().Select(item =>
            (item.GetProperty("quantity").GetInt32(), item.GetProperty("tool").GetProperty("name").GetString()!)));
        Assert.EndsWith(
            $"{pack};Pour la cuisine.;15;{drill}|3 x {saw}",
            Assert.Single((await staff.Export("packs")).Split('\n'), line => line.Contains(pack, StringComparison.Ordinal)).Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PACKS", ";Rien;;10;Outil de nulle part", "UNKNOWN_NAME")]
    [InlineData("PACKS", ";Rien;;beaucoup;", "UNREADABLE_VALUE")]
    [InlineData("SITES", ";Nulle part;2 quai;29200;Brest;Europe/Paris;48,39;;;4;oui", "UNREADABLE_VALUE")]
    [InlineData("SITES", ";Nulle part;2 quai;29200;Brest;Europe/Paris;;;lundi 6-20;4;oui", "UNREADABLE_VALUE")]
    [InlineData("SITES", ";Nulle part;2 quai;29200;Brest;Europe/Paris;;;jour 06:00-20:00;4;oui", "UNREADABLE_VALUE")]
    [InlineData("SITES", ";Nulle part;2 quai;29200;Brest;Europe/Paris;;;lundi 20:00-06:00;4;oui", "IMPOSSIBLE_OPENING")]
    [InlineData("SITES", ";Nulle part;2 quai;29200;Brest;Mars/Olympus;;;;4;oui", "UNKNOWN_TIME_ZONE")]
    [InlineData("CATEGORIES", ";Rien;0;1", "CHECKS_OUT_OF_BOUNDS")]
    [InlineData("CONSUMABLES", ";Rien;;lot;0", "PRICE_OUT_OF_BOUNDS")]
    public async Task A_row_of_any_kind_says_why_it_is_refused(string kind, string row, string code)
    {
        var staff = await api.NewStaff(Role.Administrator);
        var header = (await staff.Export(kind.ToLowerInvariant()))[1..].Split('\n')[0].Trim();

        var preview = (await staff.Do(Files.Preview, new { kind, csv = $"{header}\n{row}\n" })).GetProperty("preview");

        Assert.Equal((2, code), (preview.GetProperty("rows")[0].GetProperty("line").GetInt32(), preview.GetProperty("rows")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Nothing_is_called_what_something_else_is_there_or_in_the_file()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var (one, other, fresh) = (Keep.Name("Une"), Keep.Name("Autre"), Keep.Name("Neuve"));
        const string header = "id;name;rentals_between_checks;order\n";
        foreach (var name in new[] { one, other }) await staff.Import("CATEGORIES", $"{header};{name};8;1\n");
        var (id, otherId) = (api.Database.Scalar<Guid>("SELECT id FROM category WHERE name = $1", one), api.Database.Scalar<Guid>("SELECT id FROM category WHERE name = $1", other));

        var preview = (await staff.Do(Files.Preview, new
        {
            kind = "CATEGORIES",
            csv = $"{header}{id};{other};8;1\n{otherId};{fresh};8;1\n;{fresh};8;1\n",
        })).GetProperty("preview");

        Assert.Equal(
            ["CATEGORY_NAME_TAKEN", "UPDATE", "TWICE_IN_SHEET"],
            preview.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("code").GetString() ?? row.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task What_is_sold_no_more_keeps_its_name()
    {
        var staff = await api.NewStaff(Role.Administrator);
        var csv = $"id;name;description;measure;price_eur\n;{Keep.Name("Sacs")};;lot de 5;7,90\n";
        await staff.Import("CONSUMABLES", csv);
        var id = api.Database.Scalar<Guid>("SELECT id FROM consumable WHERE name = $1", csv.Split(';')[5]);
        Assert.Null(await staff.Refusal("mutation ($id: ID!) { retireConsumable(id: $id, version: 1) { refusal { code } } }", new { id }));

        var row = (await staff.Do(Files.Preview, new { kind = "CONSUMABLES", csv })).GetProperty("preview").GetProperty("rows")[0];

        Assert.Equal("CONSUMABLE_RETIRED", row.GetProperty("code").GetString());
    }
}
