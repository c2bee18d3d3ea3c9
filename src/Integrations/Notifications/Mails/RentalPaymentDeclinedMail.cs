using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class RentalPaymentDeclinedMail(WebLinks links) : MailTemplate<RentalPaymentDeclined>
{
    protected override MailText Write(RentalPaymentDeclined facts) => MailText
        .About($"Paiement refusé, réservation {facts.Reference}")
        .Paragraph($"Votre carte a été refusée pour {facts.Tools}. Rien n’est débité, et ce qui était bloqué est libéré.")
        .Paragraph($"Les outils vous sont gardés jusqu’au {facts.Local(facts.Until)} : essayez une autre carte.")
        .Link($"Payer autrement", links.Rental(facts.Rental));
}
