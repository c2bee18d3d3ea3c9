using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class DepositNotBlockedMail(WebLinks links) : MailTemplate<DepositNotBlocked>
{
    protected override MailText Write(DepositNotBlocked facts) => (facts.Time == DepositTime.Renewal ? Renewal(facts) : First(facts))
        .Link($"Changer de carte", links.Rental(facts.Rental));

    private static MailText Renewal(DepositNotBlocked facts) => MailText
        .About($"Dépôt de garantie à renouveler, location {facts.Reference}")
        .Paragraph($"Le blocage du dépôt de garantie ({FrenchMoney.Write(facts.DepositCents)}, empreinte, aucun débit) de votre location arrive à sa fin, et votre banque a refusé de le renouveler : {facts.Tools}.")
        .Paragraph($"Changez de carte avant le {facts.Local(facts.Limit)}. D’ici là, la location ne peut pas être prolongée, et notre équipe est prévenue.");

    private static MailText First(DepositNotBlocked facts) => MailText
        .About($"Dépôt de garantie refusé, réservation {facts.Reference}")
        .Paragraph($"Votre banque a refusé de bloquer le dépôt de garantie ({FrenchMoney.Write(facts.DepositCents)}, empreinte, aucun débit) de votre réservation du {facts.Local(facts.Start)} : {facts.Tools}.")
        .Paragraph($"Nous réessayons d’ici là. Sans dépôt de garantie le {facts.Local(facts.Limit)}, la réservation est annulée sans frais.");
}
