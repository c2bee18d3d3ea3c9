using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Turns a wording into the text of an SMS.</summary>
internal static class Sms
{
    public static SmsText Of(Wording words) => SmsText.From(words.ToString());
}
