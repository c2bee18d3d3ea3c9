using Microsoft.AspNetCore.Http.Extensions;

namespace Toolbox24.Silo.Security;

/// <summary>
/// Sends browsers that ask for a page in clear to HTTPS. What a program asks is refused instead: it would send its secrets in clear
/// for ever, and never know (ASVS 5.0 §4.1.2). Health and metrics are asked for inside the network, and answer in clear.
/// </summary>
internal sealed class HttpsOnly(RequestDelegate next, int port)
{
    private const int UsualPort = 443;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.IsHttps || IsOfOperations(request.Path)) return next(context);
        if (!IsOfPage(request)) return Refusals.Write(context, "This is served over HTTPS only.");

        var host = port == UsualPort ? new HostString(request.Host.Host) : new HostString(request.Host.Host, port);
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = UriHelper.BuildAbsolute("https", host, request.PathBase, request.Path, request.QueryString);
        return Task.CompletedTask;
    }

    private static bool IsOfOperations(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics");

    private static bool IsOfPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Host.HasValue
        && !RequestOrigin.IsSocket(request)
        && !request.Path.StartsWithSegments("/graphql");
}
