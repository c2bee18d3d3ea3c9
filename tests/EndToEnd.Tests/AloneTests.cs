using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>At a kiosk that reaches nobody, or that somebody asks for help.</summary>
[Collection(nameof(RunningDemo))]
public sealed class AloneTests(RunningDemo demo)
{
    [Fact]
    [Trait("story", "T24-404")]
    [Trait("story", "T24-408")]
    public async Task A_kiosk_without_a_network_lets_in_by_itself_and_tells_of_it_later()
    {
        await using var cockpit = await Cockpit.Open(demo);
        var (kiosk, forced) = (cockpit.Kiosk, await Forced());
        await cockpit.Find("Second client", "Détecteur");
        await cockpit.Book();
        await LetIn(cockpit);
        await Cockpit.Next(kiosk, "Prenez : Détecteur");
        await Cockpit.Next(kiosk, "Prenez l’outil");
        await Cockpit.Next(kiosk, "Bon travail");
        await Assertions.Expect(kiosk).ToContainTextAsync("À raconter : une visite.");
        await cockpit.Press("Taper un PIN");
        await kiosk.Locator(".pin").FillAsync("9999000000");
        await cockpit.Press("Valider");
        await Assertions.Expect(kiosk.GetByRole(AriaRole.Alert)).ToContainTextAsync("n’ouvre rien ici");
        Assert.Empty(await cockpit.Violations());
        await cockpit.Press("Retour");
        await cockpit.Stands("Confirmé");

        await cockpit.Press("Rétablir le réseau");
        await cockpit.Stands("En cours");
        await Assertions.Expect(kiosk).ToContainTextAsync("Bonjour");
        await Assertions.Expect(cockpit.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("La borne raconte une visite sans réseau");
        Assert.Equal(forced, await Forced());
    }

    /// <summary>How many doors count as forced. Who looks signs in each time: the clock may have run past their session.</summary>
    private async Task<int> Forced()
    {
        using var manager = await DemoApi.SignIn(demo.Silo, "operateur");
        return (await manager.Ask("{ incidents { kind } }")).EnumerateArray().Count(each => each.GetProperty("kind").GetString() == "DOOR_FORCED");
    }

    [Fact]
    public async Task Whoever_presses_help_is_told_what_becomes_of_it()
    {
        await using var cockpit = await Cockpit.Open(demo);
        await cockpit.Press("Aide");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("L’astreinte est prévenue.");
        Assert.Empty(await cockpit.Violations());
        await cockpit.Press("Je m’en occupe");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Quelqu’un s’occupe de vous");
    }

    /// <summary>Without a network. A kiosk that was not told yet of the booking says so; then the line comes back for a moment.</summary>
    private static async Task LetIn(Cockpit cockpit)
    {
        var (isIn, isTooNew) = (cockpit.Kiosk.Locator(".next-title"), cockpit.Kiosk.GetByText("trop récente"));
        for (var tries = 0; tries < 10; tries++)
        {
            await cockpit.Press("Couper le réseau");
            await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Sans réseau, je continue seule.");
            Assert.Empty(await cockpit.Violations());
            await cockpit.Press("Présenter à la borne");
            await Assertions.Expect(isIn.Or(isTooNew)).ToBeVisibleAsync();
            if (await isIn.IsVisibleAsync()) return;

            await cockpit.Press("Rétablir le réseau");
            await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Taper un PIN");
        }

        Assert.Fail("The kiosk was never told of the booking.");
    }
}
