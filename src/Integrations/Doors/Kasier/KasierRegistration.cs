using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.Integrations.Doors.Kasier;

/// <summary>Adds the locks of Kasier's.</summary>
public static class KasierRegistration
{
    // Whoever waits before a door does so for five seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private const int LongestAnswer = 1024 * 1024;

    /// <summary>Adds Kasier's servers, and what they call us with.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="address">The address <c>v1/</c> is under.</param>
    /// <param name="key">The key of our account there.</param>
    /// <param name="calls">What they sign their calls with.</param>
    public static IServiceCollection AddKasier(this IServiceCollection services, Uri address, string key, string calls) => services
        .AddSingleton(_ => new KasierApi(Client(address, key)))
        .AddSingleton(new KasierKey(calls))
        .AddSingleton<KasierReception>();

    private static HttpClient Client(Uri address, string key)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = Patience,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
