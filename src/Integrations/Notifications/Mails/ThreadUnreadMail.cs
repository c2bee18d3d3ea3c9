using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ThreadUnreadMail(WebLinks links) : MailTemplate<ThreadUnread>
{
    protected override MailText Write(ThreadUnread facts) => MailText
        .About($"Un message vous attend, location {facts.Reference}")
        .Paragraph($"Notre équipe vous a écrit au sujet de votre location {facts.Reference}.")
        .Link($"Lire le message et répondre", links.Rental(facts.Rental));
}
