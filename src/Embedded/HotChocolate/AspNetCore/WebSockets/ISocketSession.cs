using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>A client on a socket.</summary>
public interface ISocketSession
{
    ISocketConnection Connection { get; }
}

/// <summary>The socket of a client.</summary>
public interface ISocketConnection
{
    /// <summary>The request the socket was opened by; its user is whom the operations are run for.</summary>
    HttpContext HttpContext { get; }

    /// <summary>Closes it from the server's side; what was begun on it ends.</summary>
    /// <param name="message">What the client is told.</param>
    /// <param name="reason">The close code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default);
}
