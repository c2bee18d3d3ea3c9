using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Decides who may use a socket, when its client introduces itself.</summary>
public interface ISocketSessionInterceptor
{
    /// <summary>Looks at what the client sent with connection_init, and may set <see cref="HttpContext.User" />.</summary>
    /// <param name="session">The socket.</param>
    /// <param name="connectionInitMessage">What the client sent.</param>
    /// <param name="cancellationToken">Ends when the client has gone.</param>
    /// <returns>Whether it may; if not, the socket is closed with 4403.</returns>
    ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default);
}

/// <summary>Lets everyone in; made to be derived from.</summary>
public class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    /// <inheritdoc />
    public virtual ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default) =>
        new(ConnectionStatus.Accept());
}
