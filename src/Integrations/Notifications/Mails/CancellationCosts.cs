using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

/// <summary>What giving a booking up costs, and not coming for it; and until when it costs nothing by law.</summary>
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

    public static MailText Withdrawing(this MailText mail, RentalContent facts, DateTimeOffset ends) => ends > facts.At
        ? mail.Paragraph(
            $"Vous pouvez renoncer au contrat, sans motif et sans frais avant le retrait, jusqu’au {facts.Local(ends)}. Une location commencée à votre demande est due pour la part utilisée ; terminée, elle ne peut plus faire l’objet d’une rétractation.")
        : mail;
}
