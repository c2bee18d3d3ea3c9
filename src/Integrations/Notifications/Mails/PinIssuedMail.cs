using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class PinIssuedMail(WebLinks links) : MailTemplate<PinIssued>
{
    protected override MailText Write(PinIssued facts) => MailText
        .About($"Votre code PIN pour {facts.Reference}")
        .Paragraph($"À la borne de {facts.Site}, tapez les 4 derniers chiffres de votre mobile, puis {facts.Digits}.")
        .Paragraph($"{facts.Tools} : retrait possible jusqu’au {facts.Local(facts.PickupDeadline)}. Avec l’application, le QR code suffit.")
        .Paragraph($"Ne donnez ce code à personne, nous ne vous le demanderons jamais.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental));
}
