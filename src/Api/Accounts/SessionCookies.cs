using Microsoft.AspNetCore.Http;
using Toolbox24.Api.Security;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// The cookies of a browser. <c>__Host-</c> binds each to this very host and to HTTPS (RFC 6265bis §4.1.3.2); none can be read by script.
/// </summary>
public sealed class SessionCookies(IHttpContextAccessor http)
{
    /// <summary>Shows the session.</summary>
    public const string Session = "__Host-session";

    /// <summary>Proves that a magic link is opened where it was asked for.</summary>
    public const string Link = "__Host-link";

    /// <summary>Says that somebody has signed in here before; see <see cref="Domain.Accounts.DeviceCookies"/>.</summary>
    public const string Device = "__Host-device";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>What the browser shows under this name; null where nothing, or nonsense.</summary>
    public string? this[string name] => Context.Request.Cookies[name] is { Length: > 0 and <= Secrets.LongestToken } value ? value : null;

    /// <summary>What the browser or client says it is, shortened.</summary>
    public string UserAgent
    {
        get
        {
            var said = Context.Request.Headers.UserAgent.ToString();
            return said.Length > 200 ? said[..200] : said;
        }
    }

    /// <summary>Where the request comes from.</summary>
    public string? Address => Context.Connection.RemoteIpAddress?.ToString();

    /// <summary>The same as the throttle counts it: of IPv6 the network, which is one household's or one server's.</summary>
    public string NetworkAddress => ClientAddress.Of(Context.Connection.RemoteIpAddress);

    /// <exception cref="GraphQLException">It was asked over a socket, which can set none.</exception>
    public void Set(string name, string value, TimeSpan lasts)
    {
        if (Context.Response.HasStarted) throw new GraphQLException("A browser's session opens and ends over plain HTTP.");

        Context.Response.Cookies.Append(name, value, Options(lasts));
    }

    public void Clear(string name)
    {
        if (!Context.Response.HasStarted) Context.Response.Cookies.Delete(name, Options(null));
    }

    private static CookieOptions Options(TimeSpan? lasts) => new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = lasts,
    };
}
