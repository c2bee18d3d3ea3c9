using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Toolbox24.Api.Security;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Errors;
using Toolbox24.Silo.Security;
using Toolbox24.Silo.Tests.Configuration;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>The shell around a few addresses, in whatever environment, spoken to over real HTTP.</summary>
internal sealed class SecureServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SecureServer(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = Patience.Limit }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    public static Task<SecureServer> Start(string environment, params (string Name, string Value)[] settings) =>
        Start(environment, new RequestLimits(), settings);

    public static async Task<SecureServer> Start(
        string environment, RequestLimits limits, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
        [
            new("Database", "Host=nowhere"),
            .. Needed.Settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)),
        ]);
        var told = Settings.From(builder.Configuration, environment);
        builder.AddErrors();
        builder.AddSecurity(told);
        builder.WebHost.ConfigureKestrel(server => limits.Apply(server.Limits));

        var app = builder.Build();
        app.UseSecurity(told);
        app.UseErrors();
        Map(app);
        await app.StartAsync();
        return new SecureServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static void Map(WebApplication app)
    {
        foreach (var path in (string[])["/page", "/graphql", "/health/live", "/metrics"])
            app.MapMethods(path, ["GET", "HEAD", "POST"], () => "served");
        app.MapGet("/boom", string () => throw new InvalidOperationException("the inside of the thing"));
        app.MapGet("/client", (HttpContext context) => ClientAddress.Of(context.Connection.RemoteIpAddress));
        app.MapPost("/length", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return body.Length;
        });
    }
}
