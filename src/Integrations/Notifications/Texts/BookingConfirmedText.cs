using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class BookingConfirmedText : SmsTemplate<BookingConfirmed>
{
    protected override SmsText Write(BookingConfirmed facts) => Sms.Of(
        $"Toolbox24 : réservation {facts.Reference} confirmée, {facts.Site}, le {facts.Local(facts.Start)}. Code PIN par SMS {facts.PinAheadMinutes} min avant.");
}
