using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications.Texts;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Every SMS there is.</summary>
public static class SmsTemplates
{
    public static IReadOnlyList<ITemplate<SmsText>> All { get; } = [new PhoneCodeText(), new BookingConfirmedText(), new ToolsPickedUpText(), new OverrunBegunText(), new ToolsDemandedText(), new ToolsDeclaredLostText()];
}
