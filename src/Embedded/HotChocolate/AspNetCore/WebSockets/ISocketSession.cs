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
}
