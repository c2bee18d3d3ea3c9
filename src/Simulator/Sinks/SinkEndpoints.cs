using System.Text.Json;
using Toolbox24.Simulator.Clock;
using Toolbox24.Simulator.Faults;

namespace Toolbox24.Simulator.Sinks;

internal static class SinkEndpoints
{
    // A sink holds 10,000 messages: this bounds its memory.
    private const int LargestBody = 64 * 1024;
    private const int LongestKey = 255;

    public static void AddSinks(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = LargestBody);
        builder.Services.AddSingleton<Outlets>();
    }

    public static void MapSinks(this WebApplication app)
    {
        app.MapPost("/mail", (Outlets all, HttpRequest request, ClockStore clock) =>
            Take(all.Mail, null, request, clock));
        app.MapPost("/sms", (Outlets all, HttpRequest request, ClockStore clock) =>
            Take(all.Sms, null, request, clock));
        app.MapPost("/push", (Outlets all, HttpRequest request, ClockStore clock) =>
            Take(all.Push, null, request, clock));
        app.MapPost("/kiosks/{siteId:guid}/plan", (Guid siteId, Outlets all, HttpRequest request, ClockStore clock) =>
            Take(all.Kiosks, siteId.ToString(), request, clock));

        app.MapGet("/mail", (Outlets all, string? to) => all.Mail.Sink.SentTo(to));
        app.MapGet("/mail/{key}/html", (string key, Outlets all, HttpResponse response) =>
            MailView.Html(all.Mail.Sink.Find(key), response));
        app.MapGet("/mail/{key}/text", (string key, Outlets all) => MailView.Text(all.Mail.Sink.Find(key)));
        app.MapGet("/sms", (Outlets all, string? to) => all.Sms.Sink.SentTo(to));
        app.MapGet("/push", (Outlets all, string? to) => all.Push.Sink.SentTo(to));
        app.MapGet("/kiosks/{siteId:guid}/plan", (Guid siteId, Outlets all) =>
            all.Kiosks.Sink.SentTo(siteId.ToString()));

        app.MapPost("/faults/{outlet}", (string outlet, Outlets all, JsonElement fault) =>
            SetFault(all.Named(outlet), fault));
    }

    private static async Task<IResult> Take(Outlet outlet, string? to, HttpRequest request, ClockStore clock)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LongestKey) return Refused.BadRequest("Idempotency-Key must be 1 to 255 characters");
        if (await Body(request) is not { ValueKind: JsonValueKind.Object } content)
            return Refused.BadRequest("the body must be a JSON object of 64 KB at most");

        to ??= Recipient(content);
        if (string.IsNullOrWhiteSpace(to)) return Refused.BadRequest("'to' is missing");

        if (!await outlet.Faults.Works(request.HttpContext.RequestAborted))
            return Refused.Unavailable($"{outlet.Name} is down");

        return await WithDatabase.Answer(async () =>
        {
            var isNew = outlet.Sink.Take(key, to, content, (await clock.Read(request.HttpContext.RequestAborted)).Now);
            return Results.Accepted(value: new { key, repeated = !isNew });
        });
    }

    private static async Task<JsonElement?> Body(HttpRequest request)
    {
        try
        {
            return await request.ReadFromJsonAsync<JsonElement>(request.HttpContext.RequestAborted);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static string? Recipient(JsonElement content) =>
        content.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.String ? to.GetString() : null;

    private static IResult SetFault(Outlet? outlet, JsonElement body)
    {
        if (outlet is null) return Refused.NotFound("there is mail, sms, kiosks, companies and processor");
        if (Fault.From(body) is not { } fault) return Refused.BadRequest(Fault.Expected);
        if (fault.Mode == FaultMode.Garbage) return Refused.BadRequest($"nobody reads what {outlet.Name} answers");

        outlet.Faults.Set(fault);
        return Results.NoContent();
    }
}
