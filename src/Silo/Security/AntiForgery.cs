using Toolbox24.Api.Accounts;

namespace Toolbox24.Silo.Security;

/// <summary>
/// Refuses what a page of another origin has a browser do in its user's name. Two guards, each enough by itself: what the
/// browser says of the page, and a header that only our own pages can add. See docs/adr/0008.
/// </summary>
internal sealed partial class AntiForgery(RequestDelegate next, ILogger<AntiForgery> log)
{
    /// <summary>What our pages add to each request; a page of another origin would have to be allowed to, and none is.</summary>
    public const string Header = "X-Toolbox24";

    public const string HeaderValue = "1";

    public Task InvokeAsync(HttpContext context)
    {
        if (Reason(context.Request) is not { } reason) return next(context);

        Refused(reason);
        return Refusals.Write(context, reason);
    }

    private static string? Reason(HttpRequest request)
    {
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        var isSocket = RequestOrigin.IsSocket(request);
        var hasSession = request.Cookies.ContainsKey(SessionCookies.Session);

        // To ask for a session's data is no act, but one that others have no business with: subscriptions come this way too.
        var isGuarded = !isSafe || isSocket || (hasSession && request.Path.StartsWithSegments("/graphql"));
        if (isGuarded && RequestOrigin.IsForeign(request) && (hasSession || request.Headers.Authorization.Count == 0))
            return "The request comes from a page of another origin.";

        // No page can add a header to the opening of a socket: there the origin is all.
        return !isSafe && !isSocket && hasSession && request.Headers[Header] != HeaderValue
            ? $"With a session, the header {Header}: {HeaderValue} is needed."
            : null;
    }

    [LoggerMessage(LogLevel.Warning, "A request was refused: {Reason}")]
    private partial void Refused(string reason);
}
