using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Notifications;

/// <summary>The way out for SMS.</summary>
public sealed class SmsChannel(MessageStore messages, TimeProvider clock, ISmsProvider provider)
    : TemplateChannel<SmsText>(messages, clock, SmsTemplates.All)
{
    public override string Name => "sms";

    protected override Task Send(Message message, SmsText written, string key, CancellationToken cancellationToken) =>
        MobileNumber.Read(message.To).Succeeded(out var number, out var refusal)
            ? provider.Send(number, written, key, cancellationToken)
            : throw new DeliveryRefusedException(refusal.Message);
}
