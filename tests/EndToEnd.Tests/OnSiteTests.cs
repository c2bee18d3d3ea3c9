using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>At the kiosk and before the lockers, where all does not go as it should.</summary>
[Collection(nameof(RunningDemo))]
public sealed partial class OnSiteTests(RunningDemo demo)
{
    [Fact]
    [Trait("story", "T24-402")]
    [Trait("story", "T24-403")]
    public async Task Who_has_no_phone_types_the_pin_and_does_all_at_the_kiosk()
    {
        await using var cockpit = await Cockpit.Open(demo);
        var kiosk = cockpit.Kiosk;
        await cockpit.Find("Client", "Pistolet");
        await cockpit.Book();
        var pin = await PinFor(cockpit);

        await cockpit.Press("Taper un PIN");
        await Assertions.Expect(cockpit.Button("Valider")).ToBeDisabledAsync();
        await kiosk.Locator(".pin").FillAsync("9999000000");
        await cockpit.Press("Valider");
        await Assertions.Expect(kiosk.GetByRole(AriaRole.Alert)).ToContainTextAsync("n’ouvre rien ici");
        Assert.Empty(await cockpit.Violations());
        foreach (var digit in $"0001{pin}") await kiosk.GetByRole(AriaRole.Button, new() { Name = $"{digit}", Exact = true }).ClickAsync();
        await cockpit.Press("Valider");

        await Cockpit.Next(kiosk, "Bienvenue");
        await Cockpit.Next(kiosk, "1 sur 2");
        await Cockpit.Next(kiosk, "2 sur 2");
        Assert.Empty(await cockpit.Violations());
        await Cockpit.Next(kiosk, "Prenez l’outil");
        await Cockpit.Next(kiosk, "Vous avez tout");
        await Assertions.Expect(kiosk.Locator(".next-title")).ToContainTextAsync("Bon travail");
        await cockpit.Stands("En cours");
        await cockpit.Press("Sortir");
        await Assertions.Expect(kiosk).ToContainTextAsync("Bonjour");
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task Of_two_parties_one_waits_until_the_other_has_left()
    {
        await using var first = await Cockpit.Open(demo);
        await using var second = await Cockpit.Open(demo);
        await first.Find("Client", "Aspirateur");
        await first.Book();
        await second.Find("Second client", "Malaxeur");
        await second.Book();
        await first.Press("Présenter à la borne");
        await Assertions.Expect(first.Phone.Locator(".next-title")).ToContainTextAsync("Bienvenue");

        await second.Press("Présenter à la borne");
        await Assertions.Expect(second.Kiosk).ToContainTextAsync("Vous êtes le prochain");
        await first.Press("Sortir");
        await Cockpit.Next(second.Kiosk, "C’est votre tour");

        await Assertions.Expect(second.Phone.Locator(".next-title")).ToContainTextAsync("Bienvenue");
        await second.Press("Sortir");
        await Assertions.Expect(second.Kiosk).ToContainTextAsync("Bonjour");
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task A_locker_that_does_not_open_is_said_and_all_goes_back()
    {
        await using var cockpit = await Cockpit.Open(demo);
        await cockpit.Find("Second client", "Disqueuse");
        await cockpit.Book();
        await cockpit.Page.Locator(".door", new() { HasText = "B02" }).ClickAsync();
        await cockpit.Spoil("Coincée");
        await cockpit.Press("Présenter à la borne");
        await Cockpit.Next(cockpit.Phone, "Bienvenue");

        await Assertions.Expect(cockpit.Phone.Locator(".next-title")).ToContainTextAsync("Le casier B02 ne s’ouvre pas");
        Assert.Empty(await cockpit.Violations());
        await cockpit.Press("Tout annuler");
        await cockpit.Stands("Annulé par nous");
        await cockpit.Spoil("Rien");
        await cockpit.Press("Sortir");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Bonjour");
    }

    [Fact]
    [Trait("story", "T24-404")]
    public async Task A_tool_that_does_not_work_is_put_back_and_refunded()
    {
        await using var cockpit = await Cockpit.Open(demo);
        await cockpit.Find("Client", "Décolleuse");
        await cockpit.Book();
        await cockpit.Press("Présenter à la borne");
        await Cockpit.Next(cockpit.Phone, "Bienvenue");
        await Cockpit.Next(cockpit.Phone, "1 sur 2");
        await Cockpit.Next(cockpit.Phone, "2 sur 2");
        await Cockpit.Next(cockpit.Phone, "Prenez l’outil");
        await Assertions.Expect(cockpit.Phone.Locator(".next-title")).ToContainTextAsync("Vous avez tout");

        await cockpit.Press("Un souci avec cet outil ?");
        await cockpit.Press("Ne marche pas");
        await Cockpit.Next(cockpit.Phone, "Reposez-le dans son casier");
        await Cockpit.Next(cockpit.Phone, "Reposez-le et fermez");
        await cockpit.Press("Être remboursé");

        await cockpit.Stands("Annulé par nous");
        await cockpit.Press("Sortir");
        await Assertions.Expect(cockpit.Kiosk).ToContainTextAsync("Bonjour");
    }

    /// <summary>The six digits of the SMS that is shown first.</summary>
    private static async Task<string> PinFor(Cockpit cockpit)
    {
        var reference = await cockpit.Page.Locator(".ticket .reference").InnerTextAsync();
        var sms = cockpit.Messages.Locator("details").Filter(new() { HasText = "SMS" }).Filter(new() { HasTextRegex = new($"{reference} : à la borne") });
        await Assertions.Expect(sms).ToHaveCountAsync(1);
        return Digits().Match(await sms.TextContentAsync() ?? "").Groups[1].Value;
    }

    [GeneratedRegex(@"puis (\d{6})")]
    private static partial Regex Digits();
}
