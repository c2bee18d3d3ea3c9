using Microsoft.AspNetCore.HttpOverrides;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Security;

internal static class SecurityRegistration
{
    /// <exception cref="StartRefused">Nobody could reach Production over HTTPS, or everybody's forwarded headers are believed.</exception>
    public static void AddSecurity(this WebApplicationBuilder builder, Settings settings)
    {
        string[] problems = [.. Reach.Problems(builder.Configuration, settings)];
        if (problems.Length > 0) throw new StartRefused(problems);

        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            new RequestLimits().Apply(server.Limits);
        });
        builder.Services.Configure<ForwardedHeadersOptions>(headers => Believe(headers, settings.Proxies));
        builder.Services.AddHsts(policy => (policy.MaxAge, policy.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
    }

    /// <summary>Comes before everything else that answers.</summary>
    public static void UseSecurity(this WebApplication app, Settings settings)
    {
        app.UseMiddleware<SecurityHeaders>(settings.Environment == DeploymentEnvironment.Demo);
        app.UseForwardedHeaders();
        if (settings.Https.RequiredPort(settings.Environment) is { } port)
        {
            app.UseHsts();
            app.UseMiddleware<HttpsOnly>(port);
        }

        app.UseMiddleware<AntiForgery>();
    }

    // One hop for each proxy that is known: what stands further left in the header, anybody may have written.
    private static void Believe(ForwardedHeadersOptions headers, ProxyOptions proxies)
    {
        var known = proxies.Networks();
        headers.ForwardedHeaders = known.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        headers.ForwardLimit = known.Count;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var network in known) headers.KnownIPNetworks.Add(network);
    }
}
