using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>Several tools that are had together, on the phone.</summary>
[Collection(nameof(RunningDemo))]
public sealed class PackTests(RunningDemo demo)
{
    private const string Pack = "Parquet et plinthes";

    private static readonly string[] Tools = ["Scie circulaire plongeante", "Rabot électrique", "Cloueur"];

    [Fact]
    [Trait("story", "T24-404")]
    [Trait("story", "T24-504")]
    public async Task A_pack_is_quoted_paid_fetched_from_three_lockers_and_brought_back_tool_by_tool()
    {
        await using var cockpit = await Cockpit.Open(demo);
        var phone = cockpit.Phone;
        await phone.Locator(".welcome").GetByText("Second client", new() { Exact = true }).ClickAsync();
        await phone.GetByLabel("Que voulez-vous faire ?").FillAsync("parquet");
        await phone.Locator(".pack-card").Filter(new() { HasText = Pack }).ClickAsync();
        await Assertions.Expect(phone.Locator(".contents li")).ToContainTextAsync(Tools);
        await Assertions.Expect(phone.Locator(".price .total")).ToContainTextAsync("−12 %");
        await phone.GetByText("Pourquoi ce prix ?").ClickAsync();
        foreach (var tool in Tools) await Assertions.Expect(phone.Locator(".price details")).ToContainTextAsync(tool);
        Assert.Empty(await cockpit.Violations());

        await cockpit.Book();
        await Assertions.Expect(cockpit.Page.Locator(".door[data-mine]")).ToHaveCountAsync(Tools.Length);
        await cockpit.Press("Présenter à la borne");
        await Cockpit.Next(phone, "Bienvenue");
        await Assertions.Expect(cockpit.Page.Locator(".door[data-position=open]")).ToHaveCountAsync(Tools.Length);
        foreach (var _ in Tools)
        {
            await Cockpit.Next(phone, "1 sur 2");
            await Cockpit.Next(phone, "2 sur 2");
            await Cockpit.Next(phone, "Prenez l’outil");
        }

        await Cockpit.Next(phone, "Vous avez tout");
        await cockpit.Stands("En cours");
        await Assertions.Expect(cockpit.Page.Locator(".door[data-position=open]")).ToHaveCountAsync(0);

        await cockpit.Press("Rendre les outils");
        await cockpit.Press("Présenter à la borne");
        await Cockpit.Next(phone, "Bon retour");
        foreach (var _ in Tools)
        {
            await Cockpit.Next(phone, "Rendez");
            await Cockpit.Next(phone, "Scannez");
            await Cockpit.Next(phone, "1 sur 2");
            await Cockpit.Next(phone, "2 sur 2");
            await Cockpit.Next(phone, "Quelque chose à signaler");
            await Cockpit.Next(phone, "Filmez");
        }

        await cockpit.Stands("Retour à valider");
        await cockpit.Press("Sortir");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Bonjour");
    }
}
