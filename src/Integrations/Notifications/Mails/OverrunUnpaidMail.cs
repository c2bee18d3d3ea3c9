using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class OverrunUnpaidMail(WebLinks links) : MailTemplate<OverrunUnpaid>
{
    protected override MailText Write(OverrunUnpaid facts) => MailText
        .About($"Paiement refusé, location {facts.Reference}")
        .Paragraph($"Le dépassement de votre location ({FrenchMoney.Write(facts.AmountCents)}) n’a pas pu être prélevé sur votre carte : il reste dû.")
        .Link($"Régler", links.Rental(facts.Rental));
}
