using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.HotChocolate.Tests.AspNetCore;

namespace Toolbox24.HotChocolate.Tests.Http;

/// <summary>Who uses a socket, by what the client says when it introduces itself.</summary>
public sealed class SocketAuthenticationTests : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync() => server = await ApiServer.Start(builder => builder.AddSocketSessionInterceptor<Tokens>());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("""{"token":"ann:staff"}""", """{"type":"next","id":"1","payload":{"data":{"onSignedIn":"hello ann"}}}""")]
    [InlineData("""{"token":"ann:guest"}""", "AUTH_NOT_AUTHORIZED")]
    [InlineData("null", "AUTH_NOT_AUTHENTICATED")]
    public async Task An_operation_is_run_for_whom_the_connection_is(string payload, string heard)
    {
        using var socket = await SocketClient.Connect(server.Url);
        await socket.Send($$"""{"type":"connection_init","payload":{{payload}}}""");
        await socket.Hear();
        await socket.Send(SocketClient.Subscribe(1, "subscription { onSignedIn }"));
        Assert.Contains(heard, await socket.Hear(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"token":"wrong"}""", 4403, "Who is that?")]
    [InlineData("""{"token":[1]}""", 4400, "The payload of connection_init is not understood.")]
    public async Task Whoever_is_not_let_in_is_told_why(string payload, int code, string reason)
    {
        using var socket = await SocketClient.Connect(server.Url);
        await socket.Send($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal((code, reason), await socket.Closed());
        Assert.Empty(server.Faults.Lines);
    }

    private sealed class Tokens : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
        {
            if (connectionInitMessage.As<Introduction>()?.Token is not { } token) return new(ConnectionStatus.Accept());
            if (!token.Contains(':', StringComparison.Ordinal)) return new(ConnectionStatus.Reject("Who is that?"));

            session.Connection.HttpContext.User = ApiServer.Someone(token);
            return new(ConnectionStatus.Accept());
        }
    }

    private sealed record Introduction(string? Token);
}
