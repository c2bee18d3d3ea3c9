using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class OverrunBegunText : SmsTemplate<OverrunBegun>
{
    protected override SmsText Write(OverrunBegun facts) => Sms.Of(
        $"Toolbox24 : location {facts.Reference} dépassée. Rendez les outils à {facts.Site} : le compteur tourne.");
}
