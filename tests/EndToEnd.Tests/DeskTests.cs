using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The staff decides, answers, finds and goes round in the browser, of what customers do by the API.</summary>
[Collection(nameof(RunningDemo))]
public sealed class DeskTests(RunningDemo demo)
{
    [Fact, Trait("story", "T24-903")]
    public async Task A_return_comes_by_itself_is_claimed_partly_kept_and_answered_by_its_customer_and_found_again()
    {
        await using var desk = await Desk.Open(demo);
        await using var colleague = await Desk.Open(demo);
        await colleague.Sit("Deuxième opérateur");
        using var customer = await DemoApi.SignUp(demo.Silo);
        using var errand = await Errand.Run(demo.Silo, customer, "T24-0036", "MINOR", "Le carter est rayé.");

        await desk.Take(errand.Reference);
        await desk.Press("Je m’en occupe");
        await desk.Says("À vous jusqu’à");
        await colleague.Take(errand.Reference);
        await colleague.Says("Un collègue s’en occupe");
        await desk.Says("Le carter est rayé.");
        await desk.Says("premier retour de ce compte");
        await desk.Shows(4);

        await desk.Choose("Retenir une partie");
        await desk.Press("Annoncer une retenue");
        await desk.Says("Choisissez le dommage.");
        await desk.Pane.GetByLabel("Dommage du barème").SelectOptionAsync("Semelle faussée");
        await desk.Press("Annoncer une retenue de 55 €");
        await desk.Says("Retenue de 55 € annoncée");
        var decision = (await errand.Look()).GetProperty("items")[0].GetProperty("decision");
        Assert.Equal(("PARTIAL_CAPTURE", 55_00), (decision.GetProperty("kind").GetString(), decision.GetProperty("amount").GetProperty("cents").GetInt32()));

        await customer.Do("answerCapture", errand.Rental, new { unit = errand.Unit, text = "Elle était déjà ainsi." });
        await desk.Says("Elle était déjà ainsi.");
        await desk.Says("Le client a répondu");

        await desk.GoTo("Recherche");
        await desk.Write("Référence, téléphone, courriel ou plaque", customer.Phone[^6..]);
        await desk.Press("Chercher");
        await desk.Take(errand.Reference);
        await desk.Says("Le client est parti avec ses outils");
        await desk.Press("Décider du retour");
        await desk.Press("Libérer le dépôt");
        await errand.Stands("CLOSED");
        await desk.Lacks(errand.Reference);
    }

    [Fact, Trait("story", "T24-905"), Trait("story", "T24-508")]
    public async Task What_the_customer_says_is_broken_is_released_disputed_before_a_colleague_and_looked_at_by_the_agent()
    {
        await using var desk = await Desk.Open(demo);
        using var customer = await DemoApi.SignUp(demo.Silo);
        using var errand = await Errand.Run(demo.Silo, customer, "T24-0038", "MAJOR", "Elle ne démarre plus.");

        await desk.Take(errand.Reference);
        await desk.Press("Je m’en occupe");

        // Of one return in twenty the advice is hidden.
        using var staff = await DemoApi.SignIn(demo.Silo, "admin");
        var review = (await staff.Ask("query ($id: ID!) { rental(id: $id) { returnReview { items { isBlind } } } }", new { id = errand.Rental })).GetProperty("returnReview");
        await desk.Says(review.GetProperty("items")[0].GetProperty("isBlind").GetBoolean() ? "Avis masqué" : "Le client signale lui-même un dommage important.");
        await desk.Choose("Transmettre");
        await desk.Press("Transmettre à un administrateur");
        await desk.Says("Transmis à un administrateur");
        await desk.Press("Rendre à la file");
        await Assertions.Expect(desk.Button("Je m’en occupe")).ToBeVisibleAsync();
        await desk.Sit("Administrateur");
        await desk.Take(errand.Reference);
        await desk.Press("Je m’en occupe");
        await desk.Press("Libérer le dépôt");
        await errand.Stands("CLOSED");

        await customer.Do("openDispute", errand.Rental, new { unit = errand.Unit, text = "Je n’ai rien cassé." });
        await desk.GoTo("Contestations");
        await desk.Take(errand.Reference);
        await desk.Says("Vous avez décidé.");
        await desk.Sit("Deuxième opérateur");
        await desk.GoTo("Contestations");
        await desk.Take(errand.Reference);
        await desk.Write("Votre réponse, envoyée par courriel", "Rien n’a été retenu.");
        await desk.Press("Répondre au client");
        await desk.Press("Conclure : la décision tient");
        await desk.Says("Décision maintenue");

        await desk.Sit("Agent de terrain");
        await desk.Page.Locator(".site-choice select").SelectOptionAsync(new SelectOptionValue { Label = "Villeurbanne" });
        await desk.Take("T24-0038");
        await desk.Choose("Nettoyé");
        await desk.Press("Remettre en service");
        await desk.Lacks("T24-0038");
    }

    [Fact]
    public async Task A_customer_s_message_is_answered_and_both_sides_see_it_at_once()
    {
        await using var desk = await Desk.Open(demo);
        using var customer = await DemoApi.SignUp(demo.Silo);
        using var errand = await Errand.Run(demo.Silo, customer, "T24-0039", "NONE");
        await desk.GoTo("Messages");
        await customer.Do(
            "mutation ($rental: ID!, $text: String!) { writeMessage(rental: $rental, text: $text) { refusal { code } } }",
            new { rental = errand.Rental, text = "Quand mon dépôt est-il libéré ?" });

        await desk.Take(errand.Reference);
        await desk.Write("Votre réponse", "Aujourd’hui même.");
        await desk.Press("Envoyer");
        await desk.Says("Aujourd’hui même.");
        await desk.Lacks(errand.Reference);

        var thread = await customer.Ask("query ($rental: ID!) { thread(rental: $rental) { messages { side text } } }", new { rental = errand.Rental });
        Assert.Equal("Aujourd’hui même.", thread.GetProperty("messages")[1].GetProperty("text").GetString());
        await customer.Do(
            "mutation ($rental: ID!, $text: String!) { writeMessage(rental: $rental, text: $text) { refusal { code } } }",
            new { rental = errand.Rental, text = "Merci." });
        await desk.Says("Merci.");
    }

    [Fact, Trait("story", "T24-902"), Trait("story", "T24-908")]
    public async Task An_incident_is_reported_taken_followed_and_closed_and_colleagues_see_it_at_once()
    {
        await using var desk = await Desk.Open(demo);
        await using var colleague = await Desk.Open(demo);
        await colleague.Sit("Deuxième opérateur");
        await colleague.GoTo("Incidents");
        await desk.GoTo("Incidents");
        var what = $"Vitre fendue {Guid.NewGuid():n}";
        await desk.Press("Signaler");
        await desk.Choose("Urgent");
        await desk.Write("Ce qui se passe", what);
        await desk.Press("Ouvrir l’incident");
        await colleague.Take(what);

        await desk.Press("Je m’en occupe");
        await desk.Write("Suite, ou compte rendu", "Le vitrier est en route.");
        await desk.Press("Ajouter au suivi");
        await colleague.Says("Le vitrier est en route.");
        await desk.Write("Suite, ou compte rendu", "Vitre changée.");
        await desk.Press("Clore avec ce compte rendu");

        await colleague.Lacks(what);
        await colleague.Press("Clos");
        await colleague.Take(what);
        await colleague.Says("Vitre changée.");
    }
}
