using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class BookingConfirmedMail(WebLinks links) : MailTemplate<BookingConfirmed>
{
    protected override MailText Write(BookingConfirmed facts) => Agreed(facts, MailText
        .About($"Réservation {facts.Reference} confirmée")
        .Paragraph($"Votre réservation est confirmée : {facts.Tools}.")
        .Paragraph($"Du {facts.Local(facts.Start)} au {facts.Local(facts.End)}, à {facts.Site}, {facts.Address}.")
        .Paragraph($"Location : {FrenchMoney.Write(facts.RentCents)} TTC. Dépôt de garantie : {FrenchMoney.Write(facts.DepositCents)}, empreinte, aucun débit.")
        .Paragraph($"Votre code PIN arrive par SMS {facts.PinAheadMinutes} minutes avant le début, ou tout de suite s’il est plus proche.")
        .Absence(facts, facts.PickupDeadline, facts.AbsenceFeeCents)
        .Cancelling(facts, facts.FreeUntil, facts.FeeBeforeStartCents, facts.FeeAfterStartCents)
        .Withdrawing(facts, facts.WithdrawalEnds))
        .Link($"Voir ma réservation", links.Rental(facts.Rental))
        .Attach(CalendarFile.Published(facts, facts.PinAheadMinutes, links));

    /// <summary>What was agreed to, on something that can be kept (C. conso., art. L221-13).</summary>
    private static MailText Agreed(BookingConfirmed facts, MailText mail)
    {
        if (facts.Terms.Length > 0) mail = mail.Paragraph($"Vous avez accepté nos conditions générales, version {facts.Terms}.");
        return facts.IsExpress
            ? mail.Paragraph($"Vous avez demandé expressément que la location commence avant la fin du délai de rétractation.")
            : mail;
    }
}
