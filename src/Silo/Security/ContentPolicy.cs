namespace Toolbox24.Silo.Security;

/// <summary>What a page may load, and who may frame it: only this site, nobody; and nothing inline.</summary>
internal static class ContentPolicy
{
    private const string Own =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self' ";

    // Its editor sets styles from script, and its style sheet brings its fonts along.
    private const string Relaxed = "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

    public static string OfPages(HttpRequest request) => Own + OwnSockets(request);

    // Evidence is shown to those it concerns alone: a page asks for it in their name, and shows what it got.
    public static string OfCockpit(HttpRequest request) => OfPages(request) + "; img-src 'self' blob:";

    public static string OfGraphiQL(HttpRequest request) => OfPages(request) + Relaxed;

    // Not every browser counts sockets of this site as 'self'. Kestrel takes no host that has a ';', a space or a quote.
    private static string OwnSockets(HttpRequest request) => request.Host.HasValue
        ? $"{(request.IsHttps ? "wss" : "ws")}://{request.Host.Value}"
        : "";
}
