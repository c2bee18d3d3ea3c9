using Microsoft.AspNetCore.Http.Features;

namespace Toolbox24.Silo.Security;

/// <summary>What the headers that no page can set say about who made a browser send a request.</summary>
internal static class RequestOrigin
{
    /// <summary>Whether it opens a WebSocket, by HTTP/1.1 (RFC 6455) or by HTTP/2 (RFC 8441).</summary>
    public static bool IsSocket(HttpRequest request)
    {
        var features = request.HttpContext.Features;
        return HttpMethods.IsGet(request.Method)
            ? features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            : features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
    }

    /// <summary>
    /// Whether a page of another origin is behind it: another site, another scheme, port or subdomain of ours, or a page
    /// that hides where it is from. No for programs, which send neither header.
    /// </summary>
    public static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count > 0 && !string.Equals(origin.ToString(), Own(request), StringComparison.OrdinalIgnoreCase)) return true;

        // Browsers have long disagreed about this header on sockets; they all send the other with them.
        return (origin.Count == 0 || !IsSocket(request))
            && request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
            && site.ToString() is not ("same-origin" or "none");
    }

    // An origin never names the port that its scheme has anyway; some proxies do.
    private static string Own(HttpRequest request)
    {
        var host = request.Host;
        var usualPort = request.IsHttps ? 443 : 80;
        return $"{request.Scheme}://{(host.Port == usualPort ? host.Host : host.Value)}";
    }
}
