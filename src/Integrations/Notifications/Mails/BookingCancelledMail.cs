using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class BookingCancelledMail(WebLinks links) : MailTemplate<BookingCancelled>
{
    protected override MailText Write(BookingCancelled facts) => Because(facts)
        .Paragraph($"Retenu : {FrenchMoney.Write(facts.FeeCents)}. Rendu ou non prélevé : {FrenchMoney.Write(facts.RefundCents)}. Le dépôt de garantie est libéré.")
        .Link($"Voir le détail", links.Rental(facts.Rental))
        .Attach(CalendarFile.Cancelled(facts, links));

    private static MailText Because(BookingCancelled facts)
    {
        var about = MailText.About($"Réservation {facts.Reference} annulée");
        return facts.Why switch
        {
            BookingEnd.ByCustomer => about.Paragraph($"Vous avez annulé votre réservation du {facts.Local(facts.Start)} : {facts.Tools}."),
            BookingEnd.NoDeposit => about.Paragraph(
                $"Le dépôt de garantie n’a pas pu être bloqué sur votre carte : votre réservation du {facts.Local(facts.Start)} ({facts.Tools}) est annulée sans frais."),
            BookingEnd.NoRent => about.Paragraph(
                $"Votre banque a refusé le prix de la location : votre réservation du {facts.Local(facts.Start)} ({facts.Tools}) est annulée sans frais."),
            BookingEnd.Suspension => about.Paragraph(
                $"Votre compte est suspendu : votre réservation du {facts.Local(facts.Start)} ({facts.Tools}) est annulée sans frais."),
            BookingEnd.OurFailure => about
                .Paragraph($"Nous ne pouvons pas tenir votre réservation du {facts.Local(facts.Start)} : {facts.Tools}. Toutes nos excuses.")
                .Paragraph($"Motif : {facts.Reason}")
                .Paragraph($"Vous êtes remboursé en totalité, et nous vous versons {FrenchMoney.Write(facts.AmendsCents)} en dédommagement."),
            BookingEnd.Absence => about.Paragraph($"Les outils de votre réservation du {facts.Local(facts.Start)} ({facts.Tools}) n’ont pas été retirés à temps."),
        };
    }
}
