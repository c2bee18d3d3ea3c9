using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class ReturnPinIssuedText : SmsTemplate<ReturnPinIssued>
{
    protected override SmsText Write(ReturnPinIssued facts) => Sms.Of(
        $"Toolbox24 {facts.Reference} : pour la restitution, à la borne, tapez les 4 derniers chiffres de votre mobile puis {facts.Digits}.");
}
