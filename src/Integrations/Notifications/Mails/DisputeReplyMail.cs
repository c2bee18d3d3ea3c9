using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class DisputeReplyMail(WebLinks links) : MailTemplate<DisputeReply>
{
    protected override MailText Write(DisputeReply facts) => MailText
        .About($"Réponse à votre contestation, location {facts.Reference}")
        .Paragraph($"Nous avons répondu à votre contestation concernant : {facts.Tool}.")
        .Paragraph($"{facts.Answer}")
        .Paragraph($"{facts.Remedies}")
        .Link($"Voir la contestation et y répondre", links.Rental(facts.Rental));
}
