using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Every push message there is.</summary>
public static class PushTemplates
{
    public static IReadOnlyList<ITemplate<PushText>> All { get; } =
    [
        new Push<BookingConfirmed>(facts => PushText.Of($"Réservation confirmée", $"{facts.Tools} : {facts.Site}, le {facts.Start}.")),
        new Push<BookingChanged>(facts => PushText.Of($"Réservation modifiée", $"{facts.Tools} : du {facts.Start} au {facts.End}.")),
        new Push<ChangeImpossible>(facts => PushText.Of($"Changement impossible", $"{facts.Tools} : votre créneau reste celui du {facts.Start}.")),
        new Push<BookingCancelled>(facts => PushText.Of($"Réservation annulée", $"{facts.Reference}, {facts.Tools} : le détail est dans votre espace.")),
        new Push<WaitingOffer>(facts => PushText.Of($"C’est libre !", $"{facts.Tools}, le {facts.Start} : gardé pour vous jusqu’au {facts.Until}.")),
        new Push<WithdrawalReceived>(facts => PushText.Of($"Rétractation reçue", $"{facts.Reference} : le {facts.At}.")),
        new Push<RentalPaymentDeclined>(facts => PushText.Of($"Paiement refusé", $"Essayez une autre carte avant le {facts.Until}.")),
        new Push<PaidTooLate>(facts => PushText.Of($"Réservation impossible", $"{facts.Tools} : payé trop tard, rien n’est débité.")),
        new Push<DepositNotBlocked>(facts => PushText.Of($"Dépôt de garantie refusé", $"Changez de carte avant le {facts.Limit}.")),
    ];

    private sealed class Push<TContent>(Func<TContent, PushText> words) : Template<TContent, PushText> where TContent : MessageContent
    {
        protected override PushText Write(TContent facts) => words(facts);
    }
}
