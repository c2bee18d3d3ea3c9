using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class OnCallAlertMail(WebLinks links) : MailTemplate<OnCallAlert>
{
    protected override MailText Write(OnCallAlert facts) => MailText
        .About($"Astreinte, incident urgent : {facts.What}")
        .Paragraph($"{facts.What} {facts.Site}, le {facts.At}.")
        .Paragraph($"Prenez-le en charge dans les {facts.Minutes} minutes : sans réponse, la personne suivante est alertée.")
        .Link($"Prendre en charge", links.Incident(facts.Incident));
}
