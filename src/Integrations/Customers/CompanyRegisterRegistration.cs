using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.Integrations.Customers;

/// <summary>Adds the public register of companies.</summary>
public static class CompanyRegisterRegistration
{
    // A customer waits for the answer on a screen; who is not answered is asked about again later.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    // One company with its places of business takes some ten thousand bytes.
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Adds <see cref="CompanyRegister"/>, one for the process.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="address">The address <c>search</c> is under.</param>
    /// <param name="userAgent">How this program presents itself, which the register's terms ask for.</param>
    /// <param name="patience">How long an answer may take as a whole; 2.5 seconds unless said.</param>
    public static IServiceCollection AddCompanyRegister(
        this IServiceCollection services, Uri address, string userAgent, TimeSpan? patience = null) =>
        services.AddSingleton(provider => new CompanyRegister(
            Client(address, userAgent, patience ?? Patience), Pace(), provider.GetRequiredService<TimeProvider>()));

    private static HttpClient Client(Uri address, string userAgent, TimeSpan patience)
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
            Timeout = patience,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        return client;
    }

    // Seven a second is the register's measure. Ours is a little longer, since what leaves here in one second
    // may reach it in less; as many more wait their turn, and the rest is told so.
    private static SlidingWindowRateLimiter Pace() => new(new()
    {
        PermitLimit = 7,
        Window = TimeSpan.FromSeconds(1.2),
        SegmentsPerWindow = 12,
        QueueLimit = 7,
    });
}
