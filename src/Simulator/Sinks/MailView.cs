using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Toolbox24.Simulator.Sinks;

/// <summary>A mail as a person reads it.</summary>
internal static class MailView
{
    // A mail is somebody else's page: it shows, and its links open, and that is all it may do.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; " +
        "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

    public static IResult Html(Message? mail, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        return Part(mail, "html", MediaTypeNames.Text.Html);
    }

    public static IResult Text(Message? mail) => Part(mail, "text", MediaTypeNames.Text.Plain);

    private static IResult Part(Message? mail, string part, string media) =>
        mail is not null && mail.Content.TryGetProperty(part, out var text) && text.ValueKind == JsonValueKind.String
            ? Results.Text(text.GetString(), media, Encoding.UTF8)
            : Refused.NotFound($"no mail has this key and a part '{part}'");
}
