using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Toolbox24.HotChocolate.Tests.Api;
using Toolbox24.HotChocolate.Tests.AspNetCore;

namespace Toolbox24.HotChocolate.Tests.Http;

/// <summary>The sample API on a port of its own, registered as a product would: whoever says so in a header is signed in.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;

    private ApiServer(WebApplication app)
    {
        this.app = app;
        http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public Uri Url => new(http.BaseAddress!, "graphql");

    public FaultLog Faults => app.Services.GetRequiredService<FaultLog>();

    public static async Task<ApiServer> Start(
        Action<IRequestExecutorBuilder>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var faults = new FaultLog();
        // On a machine where nobody has run it, keys are made for the first time, which is warned of: that is no fault.
        builder.Logging.ClearProviders().AddProvider(faults).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(faults).AddSingleton<Shop>();
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, SaidInHeader>("header", null);
        builder.Services.AddAuthorization(options => options.AddPolicy("bobs", policy => policy.RequireUserName("bob")));
        var server = builder.Services.AddGraphQLServer().AddSampleTypes().AddAuthorization().AddInMemorySubscriptions();
        configure?.Invoke(server);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseWebSockets();
        app.MapGraphQL();
        await app.StartAsync();
        return new ApiServer(app);
    }

    public Task<HttpResponseMessage> Get(string query) => http.GetAsync(new Uri(Url, query));

    /// <summary>Posts a request, as someone where a name and a role are given, "bob:staff".</summary>
    public Task<HttpResponseMessage> Post(object request, string? user = null) => Send(JsonSerializer.SerializeToUtf8Bytes(request), user);

    public Task<HttpResponseMessage> Send(byte[] body, string? user = null)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/graphql-response+json") } },
        };
        if (user is not null) message.Headers.Add("X-User", user);
        return http.SendAsync(message);
    }

    public async Task<JsonElement> Ask(string query, string? user = null)
    {
        using var answer = await Post(new { query }, user);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>Who a name and a role make.</summary>
    public static ClaimsPrincipal Someone(string user) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, user.Split(':')[0]), new Claim(ClaimTypes.Role, user.Split(':')[1])], "header"));

    private sealed class SaidInHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers["X-User"].ToString() is { Length: > 0 } user
                ? AuthenticateResult.Success(new AuthenticationTicket(Someone(user), Scheme.Name))
                : AuthenticateResult.NoResult());
    }
}
