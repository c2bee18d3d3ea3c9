using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Decides who may use a socket, when its client introduces itself.</summary>
public interface ISocketSessionInterceptor
{
    /// <summary>Looks at what the client sent with connection_init, and may set <see cref="HttpContext.User" />.</summary>
    /// <param name="context">The request the socket was opened by.</param>
    /// <param name="payload">Undefined where the client sent none.</param>
    /// <param name="cancellationToken">Ends when the client has gone.</param>
    /// <returns>False to close the socket with 4403.</returns>
    ValueTask<bool> OnConnectAsync(HttpContext context, JsonElement payload, CancellationToken cancellationToken);
}
