using Npgsql;
using Toolbox24.Storage.Time;

namespace Toolbox24.Silo.Demo;

/// <summary>
/// Hands on to the simulator what the cockpit asks of the world: the clock, the walls, the mail, the bank. The simulator is of another
/// origin, and our pages may ask none but their own.
/// </summary>
internal static class DemoWorld
{
    private static readonly HashSet<string> Parts = ["clock", "mail", "sms", "push", "walls", "processor"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void MapDemoWorld(this WebApplication app, Uri simulator)
    {
        var world = new HttpClient { BaseAddress = simulator, Timeout = Patience };
        app.MapMethods("/demo/world/{part}/{**rest}", [HttpMethods.Get, HttpMethods.Post],
            (HttpContext context, string part, MovableClock clock, NpgsqlDataSource database) =>
                !Parts.Contains(part) ? Results.NotFound().ExecuteAsync(context)

                // Whoever is told the time goes on by it at once, as we shall.
                : HandOn(context, world, async () => { if (part == "clock") clock.MoveTo(await ClockStore.Offset(database)); }));
    }

    private static async Task HandOn(HttpContext context, HttpClient world, Func<Task> done)
    {
        var (asked, answer) = (context.Request, context.Response);
        using var request = new HttpRequestMessage(
            new HttpMethod(asked.Method), $"{asked.Path.Value!["/demo/world/".Length..]}{asked.QueryString}");
        if (HttpMethods.IsPost(asked.Method))
        {
            request.Content = new StreamContent(asked.Body);
            if (asked.ContentType is { } type) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        try
        {
            using var told = await world.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            await done();
            answer.StatusCode = (int)told.StatusCode;
            answer.ContentType = told.Content.Headers.ContentType?.ToString();
            await told.Content.CopyToAsync(answer.Body, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            await Results.Problem("The simulator does not answer.", statusCode: StatusCodes.Status502BadGateway).ExecuteAsync(context);
        }
    }
}
