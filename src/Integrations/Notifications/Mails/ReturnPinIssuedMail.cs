using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ReturnPinIssuedMail(WebLinks links) : MailTemplate<ReturnPinIssued>
{
    protected override MailText Write(ReturnPinIssued facts) => MailText
        .About($"Votre code PIN de restitution pour {facts.Reference}")
        .Paragraph($"À la borne de {facts.Site}, tapez les 4 derniers chiffres de votre mobile, puis {facts.Digits}.")
        .Paragraph($"{facts.Tools} : fin de location le {facts.Local(facts.End)}. Avec l’application, le QR code suffit.")
        .Paragraph($"Ne donnez ce code à personne, nous ne vous le demanderons jamais.")
        .Link($"Voir ma location", links.Rental(facts.Rental));
}
