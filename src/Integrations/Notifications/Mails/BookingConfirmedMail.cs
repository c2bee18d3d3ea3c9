using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class BookingConfirmedMail(WebLinks links) : MailTemplate<BookingConfirmed>
{
    protected override MailText Write(BookingConfirmed facts) => MailText
        .About($"Réservation {facts.Reference} confirmée")
        .Paragraph($"Votre réservation est confirmée : {facts.Tools}.")
        .Paragraph($"Du {facts.Start} au {facts.End}, à {facts.Site}, {facts.Address}.")
        .Paragraph($"Location : {FrenchMoney.Write(facts.RentCents)} TTC. Dépôt de garantie : {FrenchMoney.Write(facts.DepositCents)}, empreinte, aucun débit.")
        .Paragraph($"Votre code PIN arrive par SMS 30 minutes avant le début. Sans retrait une heure après le début, la réservation est annulée.")
        .Paragraph($"Annulation gratuite jusqu’au {facts.FreeUntil}.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental))
        .Attach(CalendarFile.Published(facts, links));
}
