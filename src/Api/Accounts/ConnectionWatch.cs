using Microsoft.AspNetCore.Http;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Stands before the API and has <see cref="LiveConnections"/> watch over each event stream while it lasts; sockets are added by
/// <see cref="SocketGate"/>, which may learn later who is there, and leave here.
/// </summary>
public sealed class ConnectionWatch(RequestDelegate next, LiveConnections live)
{
    private const string EventStream = "text/event-stream";

    private const string Farewell =
        $$$"""
        event: next
        data: {"errors":[{"message":"{{{LiveConnections.Ended}}}","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}

        event: complete
        data:


        """;

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.Path.StartsWithSegments("/graphql"))
        {
            await next(context);
            return;
        }

        var gone = context.RequestAborted;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(gone);
        // Not before the first byte is sent: what changes something, such as the very session, is done by then.
        context.Response.OnStarting(() =>
        {
            if (IsStream(context.Response)) live.Add(context, context.User, _ => new(ending.CancelAsync()));
            return Task.CompletedTask;
        });
        context.RequestAborted = ending.Token;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            await context.Response.WriteAsync(Farewell, gone);
        }
        finally
        {
            live.Remove(context);
            context.RequestAborted = gone;
        }
    }

    private static bool IsStream(HttpResponse response) =>
        response.ContentType?.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase) == true;
}
