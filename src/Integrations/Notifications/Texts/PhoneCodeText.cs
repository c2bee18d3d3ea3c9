using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class PhoneCodeText : SmsTemplate<PhoneCode>
{
    protected override SmsText Write(PhoneCode facts) => Sms.Of(
        $"Toolbox24 : votre code est {facts.Code}. Ne le donnez à personne, nous ne vous le demanderons jamais.");
}
