using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using Toolbox24.Silo.Security;

namespace Toolbox24.Silo.Demo;

/// <summary>The cockpit at <c>/demo</c>: what scripts/build.sh has made of src/Web.</summary>
internal static class Cockpit
{
    private const string KeepForEver = "public, max-age=31536000, immutable";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "web");

    public static void MapCockpit(this WebApplication app)
    {
        // Where only the C# was built there is none.
        if (!Directory.Exists(Folder)) return;

        // The names of these files say what is in them.
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/demo/assets",
            FileProvider = new PhysicalFileProvider(Path.Combine(Folder, "assets")),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = KeepForEver,
        });
        app.MapGet("/demo", (HttpRequest asked, HttpResponse answer) =>
        {
            answer.Headers.ContentSecurityPolicy = ContentPolicy.OfCockpit(asked);
            answer.Headers[HeaderNames.CacheControl] = "no-cache";
            return Results.File(Path.Combine(Folder, "index.html"), "text/html; charset=utf-8");
        });
    }
}
