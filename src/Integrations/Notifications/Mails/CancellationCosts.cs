using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

/// <summary>What giving a booking up costs, and not coming for it.</summary>
internal static class CancellationCosts
{
    public static MailText Absence(this MailText mail, RentalContent facts, DateTimeOffset deadline, int cents) => mail.Paragraph(
        $"Sans retrait avant le {facts.Local(deadline)}, la réservation est annulée et {FrenchMoney.Write(cents)} restent dus.");

    public static MailText Cancelling(this MailText mail, RentalContent facts, DateTimeOffset freeUntil, int beforeStart, int afterStart)
    {
        var (before, after) = (FrenchMoney.Write(beforeStart), FrenchMoney.Write(afterStart));
        return freeUntil > facts.At
            ? mail.Paragraph($"Annulation gratuite jusqu’au {facts.Local(freeUntil)}, puis {before} ; dès le début, {after}.")
            : mail.Paragraph($"Annuler coûte {before} avant le début, {after} ensuite.");
    }
}
