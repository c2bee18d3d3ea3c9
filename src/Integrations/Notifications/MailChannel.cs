using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>The way out for mail.</summary>
public sealed class MailChannel(MessageStore messages, TimeProvider clock, WebLinks links, IMailProvider provider)
    : TemplateChannel<MailText>(messages, clock, MailTemplates.All(links))
{
    public override string Name => "mail";

    protected override Task Send(Message message, MailText written, string key, CancellationToken cancellationToken) =>
        provider.Send(OutgoingMail.Addressed(message.Id, message.To, written), key, cancellationToken);
}
