using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;

namespace Toolbox24.Api.Tests.Catalog;

/// <summary>What administrators ask of the API about the catalogue and sites.</summary>
internal static class Keep
{
    public const string AddCategory =
        "mutation ($input: CategoryInput!) { addCategory(input: $input) { category { id version name order } refusal { code } } }";

    public const string AddTool = "mutation ($input: ToolInput!) { addTool(input: $input) { tool { id version } refusal { code } } }";

    public const string ChangeTool =
        """
        mutation ($id: ID!, $version: Long!, $input: ToolInput!) {
          changeTool(id: $id, version: $version, input: $input) { tool { id version name replacementValue { cents } } refusal { code } }
        }
        """;

    public const string RetireTool =
        "mutation ($id: ID!, $version: Long!) { retireTool(id: $id, version: $version) { tool { retiredAt } refusal { code } } }";

    public const string Tool =
        """
        query ($id: ID!) {
          tool(id: $id) {
            id version name synonyms notice protectiveEquipment turnaroundMinutes drawing replacementValue { cents }
            category { name } photos { url alt width height }
          }
        }
        """;

    public const string Offer = "mutation { offerPhotoUpload { upload { media url expiresAt } refusal { code } } }";

    public const string Arrange =
        """
        mutation ($tool: ID!, $version: Long!, $photos: [PhotoInput!]!) {
          arrangePhotos(tool: $tool, version: $version, photos: $photos) { tool { version photos { url alt } } refusal { code } }
        }
        """;

    public const string AddPack =
        "mutation ($input: PackInput!) { addPack(input: $input) { pack { id version items { quantity tool { id } } } refusal { code } } }";

    public const string ChangePack =
        """
        mutation ($id: ID!, $version: Long!, $input: PackInput!) {
          changePack(id: $id, version: $version, input: $input) { pack { version discountPerMille } refusal { code } }
        }
        """;

    public const string OpenSite =
        "mutation ($input: SiteInput!) { openSite(input: $input) { site { id version } refusal { code } } }";

    public const string ChangeSite =
        """
        mutation ($id: ID!, $version: Long!, $input: SiteInput!) {
          changeSite(id: $id, version: $version, input: $input) { site { version name isSelling opening { spans { day } } } refusal { code } }
        }
        """;

    public const string AddLocker =
        "mutation ($site: ID!, $input: LockerInput!) { addLocker(site: $site, input: $input) { locker { id version } refusal { code } } }";

    public const string ChangeLocker =
        """
        mutation ($id: ID!, $version: Long!, $input: LockerInput!) {
          changeLocker(id: $id, version: $version, input: $input) { locker { version equipment { hasSocket } } refusal { code } }
        }
        """;

    public const string Register =
        "mutation ($tool: ID!, $code: String!) { registerUnit(tool: $tool, code: $code) { unit { id version state locker { id } } refusal { code } } }";

    public const string Place =
        "mutation ($unit: ID!, $locker: ID!) { placeUnit(unit: $unit, locker: $locker) { unit { locker { id } } refusal { code } } }";

    public const string TakeOut = "mutation ($unit: ID!) { takeOutUnit(unit: $unit) { unit { locker { id } } refusal { code } } }";

    private static int made;

    public static object Category() => new { name = Name("Catégorie"), rentalsBetweenChecks = 8, order = 1 };

    public static object ToolInput(
        string category, string? name = null, long cents = 219_00, object? size = null, string description = "Perce.", string drawing = "perforateur",
        object? needs = null, int? turnaround = 30) => new
        {
            name = name ?? Name("Perforateur"),
            category,
            synonyms = (string[])["perfo", "Kärcher"],
            description,
            drawing,
            size = size ?? new { width = 430, height = 220, depth = 300 },
            replacementCents = cents,
            turnaroundMinutes = turnaround,
            notice = "À deux mains.",
            protectiveEquipment = "Lunettes",
            needs,
        };

    public static object Site(string? name = null, bool isSelling = true) => new
    {
        name = name ?? Name("Site"),
        address = new { street = "1 place", postalCode = "69003", city = "Lyon" },
        timeZone = "Europe/Paris",
        position = new { latitude = 45.76, longitude = 4.86 },
        opening = new[] { new { day = "MONDAY", from = "06:00:00", until = "00:00:00" } },
        maximumPersons = 4,
        isSelling,
    };

    public static object Locker(string name = "A01", int height = 240, bool hasSocket = false) => new
    {
        name,
        size = "M",
        inside = new { width = 500, height, depth = 600 },
        equipment = new { hasSocket, isDirtyRoom = false },
    };

    public static string Name(string what) => $"{what} {Interlocked.Increment(ref made)} {Guid.NewGuid():N}";

    /// <summary>The id of what a mutation makes.</summary>
    public static async Task<string> Made(this Browser browser, string mutation, object variables, string what)
    {
        var payload = await browser.Do(mutation, variables);
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("refusal").ValueKind);
        return payload.GetProperty(what).GetProperty("id").GetString()!;
    }

    public static async Task<string> NewCategory(this Browser browser) => await browser.Made(AddCategory, new { input = Category() }, "category");

    public static async Task<string> NewTool(this Browser browser, object? size = null) =>
        await browser.Made(AddTool, new { input = ToolInput(await browser.NewCategory(), size: size) }, "tool");

    public static Task<string> NewSite(this Browser browser) => browser.Made(OpenSite, new { input = Site() }, "site");
}
