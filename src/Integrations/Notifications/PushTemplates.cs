using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Every push message there is.</summary>
public static class PushTemplates
{
    public static IReadOnlyList<ITemplate<PushText>> All { get; } =
    [
        new Push<BookingConfirmed>(facts => PushText.Of($"Réservation confirmée", $"{facts.Tools} : {facts.Site}, le {facts.Local(facts.Start)}.")),
        new Push<BookingChanged>(facts => PushText.Of($"Réservation modifiée", $"{facts.Tools} : du {facts.Local(facts.Start)} au {facts.Local(facts.End)}.")),
        new Push<ChangeImpossible>(facts => PushText.Of($"Changement impossible", $"{facts.Tools} : votre créneau reste celui du {facts.Local(facts.Start)}.")),
        new Push<BookingCancelled>(facts => PushText.Of($"Réservation annulée", $"{facts.Reference}, {facts.Tools} : le détail est dans votre espace.")),
        new Push<WaitingOffer>(facts => PushText.Of($"C’est libre !", $"{facts.Tools}, le {facts.Local(facts.Start)} : gardé pour vous jusqu’au {facts.Local(facts.Until)}.")),
        new Push<WithdrawalReceived>(facts => PushText.Of($"Rétractation reçue", $"{facts.Reference} : le {facts.Local(facts.At)}.")),
        new Push<RentalPaymentDeclined>(facts => PushText.Of($"Paiement refusé", $"Essayez une autre carte avant le {facts.Local(facts.Until)}.")),
        new Push<BookingLapsed>(facts => PushText.Of($"Réservation impossible", $"{facts.Tools} : rien n’est débité, le détail est dans votre boîte mail.")),
        new Push<DepositBlocked>(facts => PushText.Of($"Dépôt de garantie bloqué", $"{FrenchMoney.Write(facts.DepositCents)} : empreinte, aucun débit.")),
        new Push<ChangeNotMade>(facts => PushText.Of($"Changement non effectué", $"{facts.Reference} reste comme avant : {facts.Tools}, le {facts.Local(facts.Start)}.")),
        new Push<PinIssued>(facts => PushText.Of($"Votre code PIN est arrivé", $"{facts.Reference} : retrait possible jusqu’au {facts.Local(facts.PickupDeadline)}. Le code est dans vos SMS ou vos mails.")),
        new Push<ReturnPinIssued>(facts => PushText.Of($"Votre code PIN de restitution est arrivé", $"{facts.Reference} : le code est dans vos SMS ou vos mails.")),
        new Push<SiteSilent>(facts => PushText.Of($"{facts.Site} ne répond pas", $"{facts.Reference} : votre délai de retrait est suspendu, nous vous prévenons du retour à la normale.")),
        new Push<CancellationNoted>(facts => facts.IsWithdrawal
            ? PushText.Of($"Rétractation enregistrée", $"{facts.Reference} : elle sera confirmée dès que {facts.Site} répond.")
            : PushText.Of($"Annulation enregistrée", $"{facts.Reference} : elle sera confirmée dès que {facts.Site} répond.")),
        new Push<SiteAnswersAgain>(facts => PushText.Of($"{facts.Site} fonctionne à nouveau", $"{facts.Tools} : retrait possible jusqu’au {facts.Local(facts.PickupDeadline)}.")),
        new Push<DepositNotBlocked>(facts => PushText.Of($"Dépôt de garantie refusé", $"Changez de carte avant le {facts.Local(facts.Limit)}.")),
        new Push<ToolsPickedUp>(facts => facts.VoidsCancellation
            ? PushText.Of($"Outils retirés, annulation sans effet", $"{facts.Tools} : à rendre avant le {facts.Local(facts.End)}. Ce n’est pas vous ? Dites-le-nous.")
            : PushText.Of($"Outils retirés", $"{facts.Tools} : à rendre avant le {facts.Local(facts.End)}. Ce n’est pas vous ? Dites-le-nous.")),
        new Push<ToolsReturned>(facts => PushText.Of($"Outils rendus", $"{facts.Tools} : bien reçus à {facts.Site}. Le dépôt est vérifié sous 48 heures.")),
        new Push<CaptureToCome>(facts => PushText.Of($"Retenue envisagée", $"{FrenchMoney.Write(facts.AmountCents)} : vous pouvez répondre jusqu’au {facts.Local(facts.AnswerUntil)}.")),
        new Push<DepositDecided>(facts => PushText.Of($"Décision sur votre dépôt", $"{facts.Reference} : {FrenchMoney.Write(facts.TakenCents)} retenus, le reste est libéré.")),
        new Push<ExtensionMade>(facts => PushText.Of($"Location prolongée", $"{facts.Tools} : à rendre avant le {facts.Local(facts.End)}.")),
        new Push<ExtensionNotMade>(facts => PushText.Of($"Prolongation non effectuée", $"{facts.Tools} : à rendre avant le {facts.Local(facts.End)}.")),
        new Push<OverrunBegun>(facts => PushText.Of($"Location dépassée", $"{facts.Tools} : à rendre à {facts.Site} dès que possible.")),
        new Push<ToolsDemanded>(facts => PushText.Of($"Outils attendus", $"{facts.Tools} : à rendre à {facts.Site}, location {facts.Reference}.")),
        new Push<ToolsDeclaredLost>(facts => PushText.Of($"Outils déclarés perdus", $"{facts.Reference} : le détail est dans votre boîte mail.")),
        new Push<AmountUnpaid>(facts => PushText.Of($"Paiement refusé", $"{FrenchMoney.Write(facts.AmountCents)} restent dus pour {facts.Reference}.")),
        new Push<OwedPaid>(facts => PushText.Of($"Paiement reçu", $"{FrenchMoney.Write(facts.AmountCents)} pour {facts.Reference}.")),
        new Push<ToolNotBack>(facts => PushText.Of($"Outil pas encore disponible", $"{facts.Reference} : choisissez un outil identique, un autre site ou le remboursement.")),
        new Push<ToolRecalled>(facts => PushText.Of($"Sécurité : outil rappelé", $"{facts.Tool}, plaque {facts.Plate} : ne l’utilisez plus, le détail est dans votre boîte mail.")),
        new Push<ToolBackAgain>(facts => PushText.Of($"Vos outils sont là", $"{facts.Tools} : {facts.Site}, le {facts.Local(facts.Start)}.")),
    ];

    private sealed class Push<TContent>(Func<TContent, PushText> words) : Template<TContent, PushText> where TContent : MessageContent
    {
        protected override PushText Write(TContent facts) => words(facts);
    }
}
