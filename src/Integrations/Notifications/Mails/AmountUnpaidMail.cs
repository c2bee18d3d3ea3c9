using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class AmountUnpaidMail(WebLinks links) : MailTemplate<AmountUnpaid>
{
    protected override MailText Write(AmountUnpaid facts) => MailText
        .About($"Paiement refusé, location {facts.Reference}")
        .Paragraph($"{FrenchMoney.Write(facts.AmountCents)} dus pour votre location n’ont pas pu être prélevés sur votre carte : cette somme reste due.")
        .Link($"Régler", links.Rental(facts.Rental));
}
