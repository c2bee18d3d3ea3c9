using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ToolBackAgainMail(WebLinks links) : MailTemplate<ToolBackAgain>
{
    protected override MailText Write(ToolBackAgain facts) => MailText
        .About($"Vos outils sont là, réservation {facts.Reference}")
        .Paragraph($"L’outil attendu est dans son casier : votre réservation du {facts.Local(facts.Start)} à {facts.Site} est maintenue ({facts.Tools}).")
        .Link($"Ma réservation", links.Rental(facts.Rental));
}
