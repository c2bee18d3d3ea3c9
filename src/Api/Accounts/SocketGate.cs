using System.Security.Claims;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Security;
using Toolbox24.Api.Sites;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>What a client that has neither cookies nor headers of its own says when it connects.</summary>
/// <param name="Authorization">As the header: <c>Bearer …</c>, an access token or a device's credential.</param>
public sealed record SocketIntroductionPayload(string? Authorization);

/// <summary>Lets clients of sockets in: as visitors, by the cookie or header they came with, or by what they say first.</summary>
public sealed class SocketGate : DefaultSocketSessionInterceptor
{
    public override async ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(connectionInitMessage);
        var socket = session.Connection;
        var context = socket.HttpContext;
        if (connectionInitMessage.As<SocketIntroductionPayload>()?.Authorization is { } said)
        {
            if (await Known(socket, said, cancellationToken) is not { } identity) return ConnectionStatus.Reject(LiveConnections.Ended);

            context.User = new ClaimsPrincipal(identity);
        }

        // A look through a customer's eyes has no socket: what it sees could not be kept.
        if (Viewer.Of(context.User) is { OnlyReads: true }) return ConnectionStatus.Reject("Such a session has no socket.");

        context.RequestServices.GetRequiredService<LiveConnections>().Add(
            context, context.User, limit => socket.CloseAsync(LiveConnections.Ended, LiveConnections.Forbidden, limit));
        return ConnectionStatus.Accept();
    }

    private static async Task<ClaimsIdentity?> Known(ISocketConnection socket, string said, CancellationToken cancellationToken)
    {
        var (context, services) = (socket.HttpContext, socket.HttpContext.RequestServices);
        if (Bearer.In(said) is not { Length: <= Secrets.LongestToken } token) return null;

        if (!token.StartsWith(Devices.Prefix, StringComparison.Ordinal))
        {
            return await services.GetRequiredService<SessionStore>().Use(Secrets.Hash(token), TokenUse.Access, cancellationToken) is { } signedIn
                ? new SessionIdentity(signedIn, SessionHandler.SchemeName)
                : null;
        }

        var address = ClientAddress.Of(context.Connection.RemoteIpAddress);
        var known = await services.GetRequiredService<Devices>().Know(token, address, cancellationToken);
        return known.Succeeded(out var device, out _) ? new DeviceIdentity(device) : null;
    }
}
