using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The whole journey as somebody goes it who has never been here: by what the guide says, and nothing else.</summary>
[Collection(nameof(RunningDemo))]
public sealed class JourneyTests(RunningDemo demo)
{
    [Fact]
    [Trait("story", "T24-404")]
    [Trait("story", "T24-504")]
    [Trait("story", "T24-905")]
    public async Task The_guide_leads_from_the_search_to_the_last_message()
    {
        await using var cockpit = await Cockpit.Open(demo);
        var (page, phone) = (cockpit.Page, cockpit.Phone);
        await Says(cockpit, "choisissez « Client »");
        await phone.Locator(".welcome").GetByText("Client", new() { Exact = true }).ClickAsync();
        await Says(cockpit, "Touchez un outil libre");
        await phone.Locator(".tool-card").Filter(new() { HasText = "Carrelette" }).ClickAsync();
        await Says(cockpit, "« Réserver ce créneau »");
        await cockpit.Press("Réserver ce créneau");
        await Says(cockpit, "Cochez la case, puis payez");
        await cockpit.Pay("3-D Secure");
        await Says(cockpit, "Répondez à la banque");
        await cockpit.AssureBank();

        await Says(cockpit, "« Présenter à la borne »");
        await Assertions.Expect(cockpit.Button("Présenter à la borne")).ToBeEnabledAsync();
        await cockpit.Press("Y aller");
        await Assertions.Expect(cockpit.Button("Présenter à la borne")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Says(cockpit, "Lisez la consigne");
        await Cockpit.Next(phone, "Bienvenue");
        await Says(cockpit, "Photographiez l’outil, 1 sur 2");
        await Cockpit.Next(phone, "1 sur 2");
        await Cockpit.Next(phone, "2 sur 2");
        await Says(cockpit, "Prenez l’outil et fermez le casier");
        await Cockpit.Next(phone, "Prenez l’outil");
        await Says(cockpit, "« J’ai fini »");
        await Cockpit.Next(phone, "Vous avez tout");

        await Says(cockpit, "« Rendre l’outil »");
        await cockpit.Press("Rendre l’outil");
        await Says(cockpit, "« Présenter à la borne »");
        await cockpit.Press("Présenter à la borne");
        await Says(cockpit, "« Commencer le retour »");
        await Cockpit.Next(phone, "Bon retour");
        await Says(cockpit, "Faites ouvrir le casier C02");
        await Cockpit.Next(phone, "Rendez");
        await Says(cockpit, "Scannez la plaque");
        await Cockpit.Next(phone, "Scannez");
        await Cockpit.Next(phone, "1 sur 2");
        await Cockpit.Next(phone, "2 sur 2");
        await Says(cockpit, "quelque chose à signaler");
        await Cockpit.Next(phone, "Quelque chose à signaler");
        await Says(cockpit, "Filmez en poussant la porte");
        await Cockpit.Next(phone, "Filmez");
        await cockpit.Press("Sortir");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Bonjour");

        var reference = await page.Locator(".ticket .reference").InnerTextAsync();
        await Says(cockpit, $"Au bureau, ouvrez {reference}");
        await page.Locator(".desk-card").Filter(new() { HasText = reference }).ClickAsync();
        await page.Locator(".desk-claim .main").ClickAsync();
        await cockpit.Press("Libérer le dépôt");

        await Says(cockpit, "ouvrez le dernier message");
        var last = cockpit.Messages.Locator("details").Filter(new() { HasText = "Courriel" }).Filter(new() { HasText = $"libéré, location {reference}" });
        await last.ClickAsync();
        await Assertions.Expect(last.Locator(".letter")).ToContainTextAsync("Rien n’est retenu");
        Assert.Empty(await cockpit.Violations());
    }

    [Fact]
    public async Task Who_wants_no_guide_is_left_alone_until_it_is_asked_for()
    {
        await using var cockpit = await Cockpit.Open(demo);
        await cockpit.Press("Fermer le guide");
        await cockpit.Page.ReloadAsync();
        await cockpit.Page.Locator(".door").First.WaitForAsync();

        await Assertions.Expect(cockpit.Page.Locator(".guide")).ToHaveCountAsync(0);
        Assert.Empty(await cockpit.Violations());
        await cockpit.Press("Guide");
        await Says(cockpit, "Prenez le téléphone");
    }

    private static Task Says(Cockpit cockpit, string words) =>
        Assertions.Expect(cockpit.Page.Locator(".guide").GetByRole(AriaRole.Status)).ToContainTextAsync(words);
}
