using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

[Collection(nameof(RunningDemo))]
public sealed partial class CockpitTests(RunningDemo demo)
{
    [Fact]
    public async Task Somebody_searches_holds_pays_is_told_by_mail_and_does_not_come()
    {
        await using var cockpit = await Cockpit.Open(demo);
        await cockpit.Find("Client", "Scie sauteuse");
        await cockpit.Hold();
        await cockpit.Pay("Valable");
        await cockpit.Stands("Confirmé");

        var reference = await cockpit.Page.Locator(".ticket .reference").InnerTextAsync();
        var mail = cockpit.Messages.Locator("details").Filter(new() { HasText = "Courriel" }).Filter(new() { HasText = $"Réservation {reference} confirmée" });
        await mail.ClickAsync();
        await Assertions.Expect(mail.Locator(".letter")).ToContainTextAsync("Scie sauteuse");

        await cockpit.GoToStart();
        await cockpit.Stands("Confirmé");
        await cockpit.Press("+1 h");
        await cockpit.Stands("Non venu");
        await Assertions.Expect(cockpit.Page.GetByRole(AriaRole.Log)).ToContainTextAsync($"{reference} : non venu");
    }

    [Fact]
    public async Task A_declined_card_is_told_another_asks_the_bank_and_the_booking_is_changed_and_cancelled()
    {
        await using var cockpit = await Cockpit.Open(demo);
        await cockpit.Find("Second client", "Décapeur thermique");
        await cockpit.Hold(day: 3);
        await cockpit.Pay("Sans provision");
        await cockpit.Stands("Paiement refusé");
        await Assertions.Expect(cockpit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("pas assez d’argent");

        await cockpit.Pay("3-D Secure");
        await cockpit.AssureBank();
        await cockpit.Stands("Confirmé");

        await cockpit.Press("Changer le créneau");
        await cockpit.Choose(day: 4);
        await cockpit.Press("Prendre ce créneau");
        await Assertions.Expect(cockpit.Button("Changer le créneau")).ToHaveAttributeAsync("aria-expanded", "false");
        await cockpit.Press("Annuler");
        await Assertions.Expect(cockpit.Page.Locator(".sheet")).ToContainTextAsync("gratuit");
        await cockpit.Press("Annuler la réservation");
        await cockpit.Stands("Annulé");
    }

    [Fact]
    public async Task What_somebody_else_has_is_said_with_what_can_be_had_instead()
    {
        await using var first = await Cockpit.Open(demo);
        await using var second = await Cockpit.Open(demo);
        await second.Find("Second client", "Niveau laser");
        await second.Choose(day: 5);
        await Assertions.Expect(second.Button("Réserver ce créneau")).ToBeVisibleAsync();
        await first.Find("Client", "Niveau laser");
        await first.Hold(day: 5);

        await second.Press("Réserver ce créneau");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("déjà réservé");
        await second.Page.GetByText("Le même outil, à une autre heure").First.ClickAsync();
        await second.Press("Réserver ce créneau");
        await second.Stands("Tenu pour vous");
    }

    [Fact]
    public async Task A_door_that_the_staff_open_swings_on_the_wall_by_itself_and_a_jammed_one_says_so()
    {
        await using var keeper = await Cockpit.Open(demo);
        await using var onlooker = await Cockpit.Open(demo);
        var door = onlooker.Page.Locator(".door", new() { HasText = "A07" });
        await keeper.Page.Locator(".door", new() { HasText = "A07" }).ClickAsync();
        await keeper.Press("Ouvrir comme opérateur");
        await Assertions.Expect(door).ToHaveAttributeAsync("data-position", "open");
        await keeper.Press("Pousser la porte");
        await Assertions.Expect(door).ToHaveAttributeAsync("data-position", "shut");

        await keeper.Spoil("Coincée");
        await keeper.Press("Ouvrir comme opérateur");
        await Assertions.Expect(keeper.Page.Locator(".door-panel").GetByRole(AriaRole.Status)).ToContainTextAsync("la serrure refuse d’ouvrir");
        await Assertions.Expect(onlooker.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("A07 fermée, la serrure refuse d’ouvrir");
        await keeper.Spoil("Rien");
    }

    [Fact]
    public async Task An_answer_that_comes_after_newer_news_hides_none_of_it()
    {
        await using var keeper = await Cockpit.Open(demo);
        var (journal, open) = (keeper.Page.GetByRole(AriaRole.Log), keeper.Button("Ouvrir comme opérateur"));
        await keeper.Page.Locator(".door", new() { HasText = "A07" }).ClickAsync();
        await keeper.Spoil("Coincée");
        await keeper.Page.RouteAsync("**/graphql", async asked =>
        {
            if (asked.Request.PostData?.Contains("mutation OpenDoor", StringComparison.Ordinal) != true)
            {
                await asked.ContinueAsync();
                return;
            }

            var answer = await asked.FetchAsync();
            await Assertions.Expect(journal).ToContainTextAsync("A07 fermée, la serrure refuse d’ouvrir");
            await asked.FulfillAsync(new() { Response = answer });
        });

        await open.ClickAsync();
        await Assertions.Expect(journal).ToContainTextAsync("A07 fermée, la serrure refuse d’ouvrir");
        await Assertions.Expect(open).ToBeEnabledAsync();
        await Assertions.Expect(keeper.Page.Locator(".door-panel").GetByRole(AriaRole.Status)).ToContainTextAsync("la serrure refuse d’ouvrir");
        await keeper.Spoil("Rien");
    }

    [Fact]
    public async Task What_could_not_be_read_says_so_and_is_read_again_by_itself()
    {
        var (page, isDown) = (await demo.NewPage(), true);
        await using var cockpit = new Cockpit(page);
        await page.RouteAsync("**/graphql", each => each.Request.PostData?.Contains("query LookAtFigures", StringComparison.Ordinal) == true && isDown
            ? each.AbortAsync()
            : each.ContinueAsync());
        await page.GotoAsync(new Uri(demo.Silo, "demo").AbsoluteUri);

        var note = page.GetByText("Le tableau de bord ne répond pas");
        await Assertions.Expect(note).ToBeVisibleAsync();
        isDown = false;
        await Assertions.Expect(note).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_files_of_the_page_are_kept_for_ever_and_the_page_is_asked_for_again()
    {
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(demo.Silo, "demo"));
        var html = await page.Content.ReadAsStringAsync();
        using var script = await http.GetAsync(new Uri(demo.Silo, Script().Match(html).Groups[1].Value));

        Assert.Equal(new CacheControlHeaderValue { NoCache = true }, page.Headers.CacheControl);
        Assert.Contains("immutable", script.EnsureSuccessStatusCode().Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("src=\"/(demo/assets/[^\"]+)\"")]
    private static partial Regex Script();
}
