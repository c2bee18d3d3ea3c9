using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class OwedPaidMail(WebLinks links) : MailTemplate<OwedPaid>
{
    protected override MailText Write(OwedPaid facts) => Left(facts, What(facts, MailText.About($"Paiement reçu, location {facts.Reference}")))
        .Link($"Ma location", links.Rental(facts.Rental));

    private static MailText What(OwedPaid facts, MailText mail) => facts.For == OwedFor.Rent
        ? mail.Paragraph($"Nous avons reçu {FrenchMoney.Write(facts.AmountCents)} le {facts.Local(facts.At)}, pour le prix de votre location {facts.Reference} : {facts.Tools}.")
        : mail.Paragraph($"Nous avons reçu {FrenchMoney.Write(facts.AmountCents)} le {facts.Local(facts.At)}, pour des outils abîmés ou perdus de votre location {facts.Reference} : {facts.Tools}.");

    private static MailText Left(OwedPaid facts, MailText mail) => facts.LeftCents == 0
        ? mail.Paragraph($"Vous ne devez plus rien pour cette location.")
        : mail.Paragraph($"Il reste {FrenchMoney.Write(facts.LeftCents)} à régler pour cette location.");
}
