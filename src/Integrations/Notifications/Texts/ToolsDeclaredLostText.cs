using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class ToolsDeclaredLostText : SmsTemplate<ToolsDeclaredLost>
{
    protected override SmsText Write(ToolsDeclaredLost facts) => Sms.Of(
        $"Toolbox24 : outils de {facts.Reference} déclarés perdus. Le détail est dans votre espace.");
}
