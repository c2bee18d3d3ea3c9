namespace Toolbox24.Silo.Security;

/// <summary>What browsers are told with every answer: pages, files, errors, refusals (ASVS 5.0 §3.4).</summary>
internal sealed class SecurityHeaders
{
    // A customer photographs a tool, looks for the nearest site, pays, and signs in with a passkey.
    private const string Permissions =
        "camera=(self), geolocation=(self), payment=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), "
        + "accelerometer=(), display-capture=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
        + "serial=(), usb=()";

    private readonly RequestDelegate next;
    private readonly Func<object, Task> write;
    private readonly bool hasGraphiQL;

    public SecurityHeaders(RequestDelegate next, bool hasGraphiQL)
    {
        (this.next, this.hasGraphiQL) = (next, hasGraphiQL);
        write = context => Write((HttpContext)context);
    }

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: an error throws away the headers set before it.
        context.Response.OnStarting(write, context);
        return next(context);
    }

    private Task Write(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);

        // What customers sent has a stricter one.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = hasGraphiQL && request.Path.StartsWithSegments("/graphiql")
                ? ContentPolicy.OfGraphiQL(request)
                : ContentPolicy.OfPages(request);
        }

        headers.XContentTypeOptions = "nosniff";

        // The address of a page may be a magic link.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (request.Path.StartsWithSegments("/graphql") || !SaysHowToKeepIt(headers)) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>Files have an ETag and are the same for everybody.</summary>
    private static bool SaysHowToKeepIt(IHeaderDictionary headers) => headers.CacheControl.Count > 0 || headers.ETag.Count > 0;
}
