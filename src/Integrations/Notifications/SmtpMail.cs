using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Notifications;

/// <summary>
/// Hands mail to a mail server. SMTP knows no idempotency key: the same mail sent again has the same Message-ID, by which
/// mailboxes may show it once.
/// </summary>
/// <param name="options">The server.</param>
/// <param name="from">Whom mail comes from.</param>
public sealed class SmtpMail(SmtpOptions options, EmailAddress from) : IMailProvider
{
    private readonly string host = from.Value[(from.Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public async Task Send(OutgoingMail mail, string key, CancellationToken cancellationToken)
    {
        using var message = Written(mail);
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.User != "") client.Credentials = new NetworkCredential(options.User, options.Secret);

        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException failure)
        {
            // The server's own words name the address: they go no further.
            throw Meaning(failure);
        }
    }

    private MailMessage Written(OutgoingMail mail)
    {
        var message = new MailMessage
        {
            From = new MailAddress(from.Value, "Toolbox24"),
            To = { new MailAddress(mail.To.Value) },
            Subject = mail.Text.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Headers =
            {
                { "Message-ID", $"<{mail.Id.Value:n}@{host}>" },

                // RFC 3834: nobody's absence is answered to a machine.
                { "Auto-Submitted", "auto-generated" },
            },
        };

        // RFC 2046 §5.1.4: the best comes last.
        message.AlternateViews.Add(View(mail.Text.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Text.Html, MediaTypeNames.Text.Html));
        if (mail.Text.File is { } file)
            message.Attachments.Add(new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(file.Content)), new ContentType(file.Type) { Name = file.Name }));
        return message;
    }

    private static AlternateView View(string text, string media) =>
        AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, media);

    /// <summary>
    /// RFC 5321 §4.2.2: 550 to 554 refuse this mailbox or this mail. The other permanent answers are about us (a password,
    /// a command), and what is put right one day.
    /// </summary>
    private static Exception Meaning(SmtpException failure) => (int)failure.StatusCode switch
    {
        var code and >= 550 and <= 554 => new DeliveryRefusedException($"The mail server answered {code}."),
        < 0 => new IOException($"The mail server was not reached: {failure.InnerException?.GetType().Name ?? "no reason given"}."),
        var code => new IOException($"The mail server answered {code}."),
    };
}
