using Microsoft.Playwright;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>
/// From the entrance to the tool that is back, in each light and on each screen. With <c>TOOLBOX24_SCREENS=1</c> what is seen is written to
/// docs/screens.
/// </summary>
[Collection(nameof(RunningDemo))]
public sealed class OnSiteLooksTests(RunningDemo demo)
{
    [Theory]
    [Trait("story", "T24-403")]
    [Trait("story", "T24-404")]
    [Trait("story", "T24-504")]
    [InlineData("light", "Client", "Meuleuse", ColorScheme.Light, 1440, 1000)]
    [InlineData("dark", "Second client", "Scie sabre", ColorScheme.Dark, 1440, 1000)]
    [InlineData("phone", "Client", "Taille-haie", ColorScheme.Light, 390, 844)]
    public async Task A_tool_is_fetched_kept_longer_and_brought_back_by_the_phone(
        string name, string persona, string tool, ColorScheme light, int width, int height)
    {
        await using var cockpit = await Cockpit.Open(demo, new()
        {
            ColorScheme = light,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var phone = cockpit.Phone;
        await cockpit.Find(persona, tool);
        await cockpit.Book();
        await IsFine("code");

        await cockpit.Press("Présenter à la borne");
        await Assertions.Expect(phone.Locator(".next-title")).ToContainTextAsync("Bienvenue");
        await IsFine("entree");
        await Cockpit.Next(phone, "Bienvenue");
        await Cockpit.Next(phone, "1 sur 2");
        await Cockpit.Next(phone, "2 sur 2");
        await Assertions.Expect(phone.Locator(".next-title")).ToContainTextAsync("Prenez l’outil");
        await IsFine("retrait");
        await Cockpit.Next(phone, "Prenez l’outil");
        await Cockpit.Next(phone, "Vous avez tout");
        await cockpit.Stands("En cours");

        await cockpit.Press("Garder plus longtemps");
        var extend = phone.GetByRole(AriaRole.Button, new() { NameRegex = new("^Jusqu’à") });
        await Assertions.Expect(extend).ToBeVisibleAsync();
        await IsFine("location");
        await extend.ClickAsync();
        await Assertions.Expect(phone.Locator(".sheet")).ToHaveCountAsync(0);

        await cockpit.Press("Rendre l’outil");
        await cockpit.Press("Présenter à la borne");
        await Assertions.Expect(phone.Locator(".next-text")).ToContainTextAsync("n’est pas remboursé");
        await Cockpit.Next(phone, "Bon retour");
        await Cockpit.Next(phone, "Rendez");
        await Assertions.Expect(phone.Locator(".next-title")).ToContainTextAsync("Scannez");
        await phone.Locator(".next .chip").First.ClickAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("pas le bon outil");
        await IsFine("plaque");
        await Cockpit.Next(phone, "Scannez");
        await Cockpit.Next(phone, "1 sur 2");
        await Cockpit.Next(phone, "2 sur 2");
        await phone.GetByText("Un petit défaut").ClickAsync();
        await phone.GetByLabel("Que s’est-il passé ?").FillAsync("Le câble est râpé.");
        await IsFine("rapport");
        await Cockpit.Next(phone, "Quelque chose à signaler");
        await Cockpit.Next(phone, "Filmez");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("tout est noté");
        await IsFine("rendu");
        await cockpit.Press("Sortir");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Bonjour");
        await cockpit.Stands("Retour à valider");

        async Task IsFine(string screen)
        {
            Assert.Empty(await cockpit.Violations());
            Assert.Equal(0, await cockpit.Overflow());
            if (Environment.GetEnvironmentVariable("TOOLBOX24_SCREENS") == "1" && screen == "retrait")
                await cockpit.Page.ScreenshotAsync(new() { Path = Path.Combine(Built.Root, $"docs/screens/on-site-{name}.png") });
        }
    }
}
