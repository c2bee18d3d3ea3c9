using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class DepositBlockedMail(WebLinks links) : MailTemplate<DepositBlocked>
{
    protected override MailText Write(DepositBlocked facts) => MailText
        .About($"Dépôt de garantie bloqué, réservation {facts.Reference}")
        .Paragraph($"Comme convenu, {FrenchMoney.Write(facts.DepositCents)} sont bloqués sur votre carte pour votre réservation du {facts.Local(facts.Start)} : {facts.Tools}.")
        .Paragraph($"C’est un dépôt de garantie : empreinte, aucun débit. Il est libéré après le contrôle du retour.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental));
}
