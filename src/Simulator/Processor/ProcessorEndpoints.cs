using System.Text.Json;
using Toolbox24.Simulator.Clock;
using Toolbox24.Simulator.Faults;

namespace Toolbox24.Simulator.Processor;

/// <summary>A card processor, as Stripe's payment intents, setup intents and refunds speak.</summary>
internal static class ProcessorEndpoints
{
    public static void AddProcessor(this WebApplicationBuilder builder) => builder.Services.AddSingleton(services => new Desk(
        new Books(builder.Configuration["Processor:File"]), services.GetRequiredService<ClockStore>()));

    public static void MapProcessor(this WebApplication app)
    {
        var desk = app.Services.GetRequiredService<Desk>();
        foreach (var (kind, isSetup) in (ReadOnlySpan<(string, bool)>)[("payment_intents", false), ("setup_intents", true)])
        {
            app.MapPost($"/v1/{kind}", (HttpRequest request) =>
                desk.Act(request, null, (work, form, _) => work.Open(isSetup, form)));
            app.MapPost($"/v1/{kind}/{{id}}/cancel", (HttpRequest request, string id) =>
                desk.Act(request, id, (work, _, intent) => work.Cancel(intent!)));
            app.MapGet($"/v1/{kind}/{{id}}", (HttpRequest request, string id) =>
                desk.Look(request, books => Shown(books.Find(id), request)));
        }

        app.MapGet("/v1/payment_intents/search", (HttpRequest request) =>
            desk.Look(request, books => Desk.Told(Found.Intents(books, request))));
        app.MapPost("/v1/payment_intents/{id}/capture", (HttpRequest request, string id) =>
            desk.Act(request, id, (work, form, intent) => work.Capture(intent!, form)));
        app.MapPost("/v1/refunds", (HttpRequest request) => desk.Act(request, null, (work, form, _) => work.Refund(form)));
        app.MapGet("/v1/refunds", (HttpRequest request) => desk.Look(request, books => Desk.Told(Found.Refunds(books, request))));

        app.MapGet("/processor/ledger", (HttpRequest request) => desk.Inspect(request, Ledger.Of));
        app.MapGet("/processor/intents/{id}", (HttpRequest request, string id) =>
            desk.Inspect(request, books => AuthenticationPage.For(books.Find(id))));
        app.MapPost("/processor/intents/{id}/authenticate", async (HttpRequest request, string id) =>
            await desk.Authenticate(request, id, (await RequestForm.Read(request))["succeed"] != "false"));
        app.MapPost("/faults/processor", (JsonElement fault) => SetFault(desk, fault));
    }

    private static IResult Shown(Intent? intent, HttpRequest request) =>
        Desk.Told(intent is null ? Answer.Missing("Intent") : Answer.Ok(Answer.View(intent, Desk.Home(request))));

    private static IResult SetFault(Desk desk, JsonElement body)
    {
        if (Fault.From(body) is not { } fault) return Refused.BadRequest(Fault.Expected);

        desk.Faults.Set(fault);
        return Results.NoContent();
    }
}
