using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class WithdrawalReceivedMail : MailTemplate<WithdrawalReceived>
{
    protected override MailText Write(WithdrawalReceived facts) => MailText
        .About($"Accusé de réception de votre rétractation, réservation {facts.Reference}")
        .Paragraph($"Nous avons reçu le {facts.Local(facts.At)} votre rétractation du contrat {facts.Reference} : {facts.Tools}, du {facts.Local(facts.Start)} au {facts.Local(facts.End)}.")
        .Paragraph($"Le contrat est résolu. Rendu ou non prélevé : {FrenchMoney.Write(facts.RefundCents)}. Le dépôt de garantie est libéré.")
        .Paragraph($"Conservez ce message : il fait foi de la date.");
}
