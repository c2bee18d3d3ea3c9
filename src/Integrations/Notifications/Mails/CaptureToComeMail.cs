using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class CaptureToComeMail(WebLinks links) : MailTemplate<CaptureToCome>
{
    protected override MailText Write(CaptureToCome facts) => MailText
        .About($"Retenue envisagée sur votre dépôt, location {facts.Reference}")
        .Paragraph($"Nous envisageons de retenir {FrenchMoney.Write(facts.AmountCents)} sur votre dépôt de garantie pour : {facts.Damage}.")
        .Paragraph($"Motif : {facts.Reason}")
        .Paragraph($"Vous pouvez répondre jusqu’au {facts.Local(facts.AnswerUntil)} : une personne relit alors le dossier, et rien n’est retenu sans nouvelle décision. Sans réponse, cette somme est prélevée à cette date.")
        .Link($"Répondre", links.Rental(facts.Rental));
}
