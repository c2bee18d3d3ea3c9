using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class OnCallAlertText : SmsTemplate<OnCallAlert>
{
    protected override SmsText Write(OnCallAlert facts) => Sms.Of(
        $"Toolbox24 astreinte : {facts.What} {facts.Site}. Prenez-le en charge sous {facts.Minutes} min, sinon la personne suivante est alertée.");
}
