using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class ToolsDemandedText : SmsTemplate<ToolsDemanded>
{
    protected override SmsText Write(ToolsDemanded facts) => Sms.Of(
        $"Toolbox24 : outils de {facts.Reference} attendus à {facts.Site} depuis le {facts.Local(facts.End)}.");
}
