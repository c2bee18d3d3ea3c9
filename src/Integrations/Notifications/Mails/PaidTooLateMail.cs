using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class PaidTooLateMail : MailTemplate<PaidTooLate>
{
    protected override MailText Write(PaidTooLate facts) => MailText
        .About($"Réservation {facts.Reference} impossible")
        .Paragraph($"Votre paiement est arrivé après la fin du délai, et les outils ({facts.Tools}, le {facts.Start}) sont promis à quelqu’un d’autre.")
        .Paragraph($"Rien n’est débité : ce qui était bloqué ou payé vous est rendu.");
}
