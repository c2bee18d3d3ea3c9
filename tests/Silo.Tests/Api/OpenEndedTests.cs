using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Toolbox24.Silo.Api;

namespace Toolbox24.Silo.Tests.Api;

/// <summary>A server that would wait for ever for its requests to end, and is told to end while one is open.</summary>
public sealed class OpenEndedTests : IAsyncDisposable
{
    private readonly TaskCompletionSource goOn = new();
    private readonly WebApplication app;

    public OpenEndedTests()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        app = builder.Build();
        app.UseWebSockets();
        app.UseMiddleware<OpenEnded>();
        app.MapGet("/socket", Socket);
        app.MapGet("/stream", context => Say(context, "text/event-stream", Task.Delay(Timeout.Infinite, context.RequestAborted)));
        app.MapGet("/answer", context => Say(context, "text/plain", goOn.Task));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Sockets_are_broken_off()
    {
        await app.StartAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new($"{app.Urls.Single().Replace("http", "ws", StringComparison.Ordinal)}/socket"), CancellationToken.None);

        await app.StopAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ReceiveAsync(new byte[1], CancellationToken.None));
    }

    [Fact]
    public async Task Event_streams_are_broken_off()
    {
        await app.StartAsync();
        using var client = new HttpClient();
        await using var stream = await client.GetStreamAsync(new Uri($"{app.Urls.Single()}/stream"));

        await app.StopAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => stream.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task All_else_is_waited_for()
    {
        await app.StartAsync();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"{app.Urls.Single()}/answer"), HttpCompletionOption.ResponseHeadersRead);

        var stopping = app.StopAsync();
        goOn.SetResult();
        Assert.Equal("one two", await answer.Content.ReadAsStringAsync());
        await stopping;
    }

    private static async Task Socket(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static async Task Say(HttpContext context, string type, Task goOn)
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync("one ");
        await context.Response.Body.FlushAsync();
        await goOn;
        await context.Response.WriteAsync("two");
    }
}
