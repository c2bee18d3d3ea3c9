using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class WithdrawalReceivedMail(WebLinks links) : MailTemplate<WithdrawalReceived>
{
    protected override MailText Write(WithdrawalReceived facts) => Outcome(facts, MailText
        .About($"Accusé de réception de votre rétractation, réservation {facts.Reference}")
        .Paragraph($"Nous avons reçu le {facts.Local(facts.At)} votre rétractation du contrat {facts.Reference} : {facts.Tools}, du {facts.Local(facts.Start)} au {facts.Local(facts.End)}."))
        .Paragraph($"Conservez ce message : il fait foi de la date.");

    private MailText Outcome(WithdrawalReceived facts, MailText mail) => facts.Time == WithdrawalTime.UnderWay
        ? mail.Paragraph($"La location avait commencé : la part utilisée est due, jusqu’au retour de tous les outils. S’ils étaient rendus à cet instant, {FrenchMoney.Write(facts.RefundCents)} vous reviendraient.")
        : mail.Paragraph($"Le contrat est résolu. Rendu ou non prélevé : {FrenchMoney.Write(facts.RefundCents)}. Le dépôt de garantie est libéré.")
            .Attach(CalendarFile.Cancelled(facts, links));
}
