using System.Net.Http.Json;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>The simulator's sinks for mail, SMS and push.</summary>
/// <param name="simulator">Takes all of them, at its address.</param>
public sealed class SimulatedMessages(HttpClient simulator) : IMailProvider, ISmsProvider, IPushProvider
{
    public Task Send(OutgoingMail mail, string key, CancellationToken cancellationToken) =>
        Post("mail", new { To = mail.To.Value, mail.Text.Subject, mail.Text.Text, mail.Text.Html, mail.Text.File }, key, cancellationToken);

    public Task Send(MobileNumber to, SmsText text, string key, CancellationToken cancellationToken) =>
        Post("sms", new { To = to.Value, Text = text.Value, text.Segments }, key, cancellationToken);

    public Task Send(AccountId to, PushText text, string key, CancellationToken cancellationToken) =>
        Post("push", new { To = to.Value, text.Title, text.Body }, key, cancellationToken);

    private async Task Post<TContent>(string sink, TContent content, string key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, sink)
        {
            Content = JsonContent.Create(content),
            Headers = { { "Idempotency-Key", key } },
        };
        using var answer = await simulator.SendAsync(request, cancellationToken);
        answer.MustBeTaken();
    }
}
