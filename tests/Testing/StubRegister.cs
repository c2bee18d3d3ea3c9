using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Toolbox24.Testing;

/// <summary>A register of companies on real HTTP that answers whatever the test says of each SIRET; it knows none by itself.</summary>
public sealed class StubRegister : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentDictionary<string, string> companies = new();

    private StubRegister(WebApplication server) => this.server = server;

    public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The SIRETs it was asked about.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Whether it only says that it is out of order.</summary>
    public bool IsDown { get; set; }

    public static async Task<StubRegister> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var register = new StubRegister(builder.Build());
        register.server.Run(register.Answer);
        await register.server.StartAsync();
        return register;
    }

    /// <summary>Lets it know one place of business.</summary>
    public void Know(string siret, string name, bool isOpen = true) => companies[siret] =
        $$"""
        {"siren":"{{siret[..9]}}","nom_complet":"{{name}}","etat_administratif":"A","matching_etablissements":
        [{"siret":"{{siret}}","etat_administratif":"{{(isOpen ? "A" : "F")}}","adresse":"1 RUE DE LA DEMO 69003 LYON"}]}
        """;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task Answer(HttpContext context)
    {
        var siret = context.Request.Query["q"].ToString();
        Asked.Enqueue(siret);
        if (IsDown)
        {
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return Task.CompletedTask;
        }

        var found = companies.TryGetValue(siret, out var company) ? company : "";
        return context.Response.WriteAsync($$"""{"results":[{{found}}],"total_results":{{(found.Length > 0 ? 1 : 0)}}}""");
    }
}
