using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class BookingLapsedMail : MailTemplate<BookingLapsed>
{
    protected override MailText Write(BookingLapsed facts) => Because(facts)
        .Paragraph($"Rien n’est débité : ce qui était bloqué ou payé vous est rendu.");

    private static MailText Because(BookingLapsed facts)
    {
        var about = MailText.About($"Réservation {facts.Reference} impossible");
        return facts.Why switch
        {
            BookingLapse.TooLate => about.Paragraph(
                $"Votre paiement est arrivé après la fin du délai, et les outils ({facts.Tools}, le {facts.Local(facts.Start)}) sont promis à quelqu’un d’autre."),
            BookingLapse.ToolsGone => about.Paragraph(
                $"Les outils ({facts.Tools}, le {facts.Local(facts.Start)}) ne sont plus disponibles : votre réservation n’a pas pu être confirmée. Toutes nos excuses."),
            BookingLapse.NotAdmitted => about.Paragraph(
                $"Votre compte ne permet pas cette réservation de plus ({facts.Tools}, le {facts.Local(facts.Start)}) : il est suspendu, ou a déjà trop de locations en cours."),
            BookingLapse.NotPaid => about.Paragraph(
                $"Votre paiement a été refusé, ou n’a pas été confirmé auprès de votre banque, et le délai pour en essayer un autre est passé ({facts.Tools}, le {facts.Local(facts.Start)})."),
        };
    }
}
