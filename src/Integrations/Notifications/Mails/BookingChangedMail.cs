using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class BookingChangedMail(WebLinks links) : MailTemplate<BookingChanged>
{
    protected override MailText Write(BookingChanged facts) => MailText
        .About($"Réservation {facts.Reference} modifiée")
        .Paragraph($"Votre réservation est modifiée : {facts.Tools}.")
        .Paragraph($"Désormais du {facts.Local(facts.Start)} au {facts.Local(facts.End)}, à {facts.Site}, {facts.Address}.")
        .Paragraph($"Location : {FrenchMoney.Write(facts.RentCents)} TTC. Dépôt de garantie : {FrenchMoney.Write(facts.DepositCents)}, empreinte, aucun débit.")
        .Absence(facts, facts.PickupDeadline, facts.AbsenceFeeCents)
        .Cancelling(facts, facts.FreeUntil, facts.FeeBeforeStartCents, facts.FeeAfterStartCents)
        .Withdrawing(facts, facts.WithdrawalEnds)
        .Link($"Voir ma réservation", links.Rental(facts.Rental))
        .Attach(CalendarFile.Published(facts, facts.PinAheadMinutes, links));
}
