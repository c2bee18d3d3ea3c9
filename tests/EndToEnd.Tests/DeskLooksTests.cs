using Microsoft.Playwright;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The desk in each light and on each screen. With <c>TOOLBOX24_SCREENS=1</c> what is seen is written to docs/screens.</summary>
[Collection(nameof(RunningDemo))]
public sealed class DeskLooksTests(RunningDemo demo)
{
    private static readonly (string Name, ColorScheme Light, int Width, int Height)[] Screens =
    [
        ("light", ColorScheme.Light, 1440, 1000), ("dark", ColorScheme.Dark, 1440, 1000), ("phone", ColorScheme.Light, 390, 844),
    ];

    [Fact]
    public async Task Every_screen_of_the_desk_is_accessible_and_fits_its_window()
    {
        using var customer = await DemoApi.SignUp(demo.Silo);
        using var errand = await Errand.Run(demo.Silo, customer, "T24-0040", "MINOR", "La cuve fuit un peu.");
        await customer.Do(
            "mutation ($rental: ID!, $text: String!) { writeMessage(rental: $rental, text: $text) { refusal { code } } }",
            new { rental = errand.Rental, text = "Bonjour, quand mon dépôt est-il libéré ?" });
        foreach (var screen in Screens) await LooksWell(screen.Name, screen.Light, screen.Width, screen.Height, errand.Reference);
    }

    private async Task LooksWell(string name, ColorScheme light, int width, int height, string reference)
    {
        var cockpit = await Cockpit.Open(demo, new()
        {
            ColorScheme = light,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await using var desk = Desk.Of(cockpit);
        await Assertions.Expect(desk.Card(reference)).ToBeVisibleAsync(new() { Timeout = Patience.Milliseconds });
        await IsFine();
        await desk.Take(reference);
        await desk.Shows(4);
        await IsFine();

        // Whoever sat here before in another light has it already.
        var claim = desk.Button("Je m’en occupe");
        await Assertions.Expect(claim.Or(desk.Button("Rendre à la file"))).ToBeVisibleAsync(new() { Timeout = Patience.Milliseconds });
        if (await claim.IsVisibleAsync()) await claim.ClickAsync();
        await desk.Choose("Retenir une partie");
        await desk.Press("Annoncer une retenue");
        await desk.Says("Choisissez le dommage.");
        await IsFine();
        await Keep();

        await desk.GoTo("Messages");
        await desk.Take(reference);
        await desk.Says("Le client");
        await IsFine();
        await desk.GoTo("Incidents");
        await desk.Press("Signaler");
        await IsFine();
        await desk.GoTo("Contestations");
        await IsFine();
        await desk.GoTo("Recherche");
        await desk.Write("Référence, téléphone, courriel ou plaque", reference);
        await desk.Press("Chercher");
        await desk.Take(reference);
        await desk.Says("Tous les outils sont rendus");
        await IsFine();

        async Task IsFine()
        {
            Assert.Empty(await cockpit.Violations());
            Assert.Equal(0, await cockpit.Overflow());
        }

        async Task Keep()
        {
            if (Environment.GetEnvironmentVariable("TOOLBOX24_SCREENS") != "1") return;

            // What stays on top of the window would be on top of the picture.
            await desk.Page.EvaluateAsync("document.querySelector('.top').style.position = 'relative'; document.querySelector('.desk-detail').scrollTop = 0");
            await desk.Pane.ScreenshotAsync(new() { Path = Path.Combine(Built.Root, $"docs/screens/desk-{name}.png") });
        }
    }
}
