using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.Integrations.Payments;

/// <summary>Adds the card processor.</summary>
public static class PaymentsRegistration
{
    /// <summary>The version of its API this was written to.</summary>
    private const string Version = "2026-10-28.endive";

    // The outbox gives a call half a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int LongestAnswer = 256 * 1024;

    /// <summary>Adds <see cref="IPayments"/>.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="address">The address <c>v1/</c> is under.</param>
    /// <param name="key">The secret key of our account.</param>
    /// <param name="web">Where customers come back to from their bank.</param>
    public static IServiceCollection AddPayments(this IServiceCollection services, Uri address, string key, Uri web) =>
        services.AddSingleton<IPayments>(_ => new CardProcessor(Client(address, key), web));

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
        client.DefaultRequestHeaders.Add("Stripe-Version", Version);
        return client;
    }
}
