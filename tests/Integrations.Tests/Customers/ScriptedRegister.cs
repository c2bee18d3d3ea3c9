using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Toolbox24.Integrations.Tests.Customers;

/// <summary>A register on real HTTP that answers whatever the test says, and keeps what it was asked.</summary>
internal sealed class ScriptedRegister : IAsyncDisposable
{
    private readonly WebApplication server;

    private ScriptedRegister(WebApplication server) => this.server = server;

    public ConcurrentQueue<HttpRequestSeen> Asked { get; } = new();

    public Uri Address => new(server.Urls.Single());

    public static async Task<ScriptedRegister> Start(RequestDelegate answer)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var register = new ScriptedRegister(builder.Build());
        register.server.Run(context =>
        {
            register.Asked.Enqueue(HttpRequestSeen.Of(context.Request));
            return answer(context);
        });
        await register.server.StartAsync();
        return register;
    }

    /// <summary>One that always gives this body.</summary>
    public static Task<ScriptedRegister> Saying(string json) => Start(context => context.Response.WriteAsync(json));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

/// <summary>What a request said.</summary>
internal sealed record HttpRequestSeen(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public static HttpRequestSeen Of(HttpRequest request) => new(
        request.Method, $"{request.Path}{request.QueryString}",
        request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
}
