using Microsoft.Playwright;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The cockpit in each light and on each screen. With <c>TOOLBOX24_SCREENS=1</c> what is seen is written to docs/screens.</summary>
[Collection(nameof(RunningDemo))]
public sealed class CockpitLooksTests(RunningDemo demo)
{
    [Theory]
    [InlineData("light", "Client", "Ponceuse excentrique", ColorScheme.Light, 1440, 1000)]
    [InlineData("dark", "Second client", "Défonceuse", ColorScheme.Dark, 1440, 1000)]
    [InlineData("phone", "Client", "Perforateur", ColorScheme.Light, 390, 844)]
    public async Task Every_screen_is_accessible_and_fits_its_window(
        string name, string persona, string tool, ColorScheme light, int width, int height)
    {
        await using var cockpit = await Cockpit.Open(demo, new()
        {
            ColorScheme = light,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await IsFine();
        await cockpit.Find(persona, tool);
        await Assertions.Expect(cockpit.Button("Réserver ce créneau")).ToBeVisibleAsync();
        await IsFine();
        await cockpit.Hold(day: 6);
        await IsFine();
        await cockpit.Pay("Expirée");
        await cockpit.Stands("Paiement refusé");
        await IsFine();
        await cockpit.Pay("Valable");
        await cockpit.Stands("Confirmé");
        await cockpit.Page.Locator(".door", new() { HasText = "B03" }).ClickAsync();
        await cockpit.Press("Ouvrir comme opérateur");
        await Assertions.Expect(cockpit.Page.Locator(".door", new() { HasText = "B03" })).ToHaveAttributeAsync("data-position", "open");
        await cockpit.Messages.Locator("details").Filter(new() { HasText = "Courriel" }).First.ClickAsync();
        await IsFine();
        await Keep();
        await cockpit.Press("Pousser la porte");

        async Task IsFine()
        {
            Assert.Empty(await cockpit.Violations());
            Assert.Equal(0, await cockpit.Overflow());
        }

        async Task Keep()
        {
            if (Environment.GetEnvironmentVariable("TOOLBOX24_SCREENS") != "1") return;

            await cockpit.Page.EvaluateAsync("scrollTo(0, 0)");
            await cockpit.Page.ScreenshotAsync(new() { Path = Path.Combine(Built.Root, $"docs/screens/cockpit-{name}.png"), FullPage = width > height });
        }
    }
}
