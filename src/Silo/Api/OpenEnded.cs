namespace Toolbox24.Silo.Api;

/// <summary>
/// Breaks off sockets and event streams, which have no end of their own, when the process is told to end: it waits for all other
/// requests, and whoever is cut off comes again by itself. Comes after <c>UseWebSockets</c>.
/// </summary>
internal sealed class OpenEnded(RequestDelegate next, IHostApplicationLifetime host)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await using var end = host.ApplicationStopping.Register(() =>
        {
            if (IsOpenEnded(context)) context.Abort();
        });
        await next(context);
    }

    private static bool IsOpenEnded(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
}
