using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class DepositNotBlockedMail(WebLinks links) : MailTemplate<DepositNotBlocked>
{
    protected override MailText Write(DepositNotBlocked facts) => MailText
        .About($"Dépôt de garantie refusé, réservation {facts.Reference}")
        .Paragraph($"Votre banque a refusé de bloquer le dépôt de garantie ({FrenchMoney.Write(facts.DepositCents)}, empreinte, aucun débit) de votre réservation du {facts.Local(facts.Start)} : {facts.Tools}.")
        .Paragraph($"Nous réessayons d’ici là. Sans dépôt de garantie le {facts.Local(facts.Limit)}, la réservation est annulée sans frais.")
        .Link($"Changer de carte", links.Rental(facts.Rental));
}
