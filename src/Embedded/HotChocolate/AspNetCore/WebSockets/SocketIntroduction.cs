using System.Text.Json;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.AspNetCore;

/// <summary>The client of a socket, and what it said to be let in.</summary>
internal sealed class SocketIntroduction(HttpContext context, JsonElement payload, Action<CloseCode, string> close)
    : ISocketSession, ISocketConnection, IOperationMessagePayload
{
    public ISocketConnection Connection => this;

    public HttpContext HttpContext => context;

    public ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default)
    {
        close((CloseCode)reason, message);
        return ValueTask.CompletedTask;
    }

    public T? As<T>() where T : class =>
        payload.ValueKind == JsonValueKind.Object ? payload.Deserialize<T>(JsonSerializerOptions.Web) : null;

    /// <summary>Asks whoever decides.</summary>
    /// <returns>Null where the client is let in; else the code and the reason to close the socket with.</returns>
    public async ValueTask<(CloseCode Code, string Why)?> Refusal(CancellationToken cancellationToken)
    {
        if (context.RequestServices.GetService<ISocketSessionInterceptor>() is not { } interceptor) return null;

        try
        {
            var status = await interceptor.OnConnectAsync(this, this, cancellationToken);
            return status.Accepted ? null : (CloseCode.Forbidden, status.Message);
        }
        catch (JsonException)
        {
            return (CloseCode.BadMessage, "The payload of connection_init is not understood.");
        }
    }
}
