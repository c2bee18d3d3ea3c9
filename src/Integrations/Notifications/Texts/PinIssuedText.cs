using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class PinIssuedText : SmsTemplate<PinIssued>
{
    protected override SmsText Write(PinIssued facts) => Sms.Of(
        $"Toolbox24 {facts.Reference} : à la borne, tapez les 4 derniers chiffres de votre mobile puis {facts.Digits}. Valable jusqu’au {facts.Local(facts.PickupDeadline)}.");
}
