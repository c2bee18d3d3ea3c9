using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>What a telephone shows.</summary>
public sealed record PushText(string Title, string Body)
{
    public static PushText Of(Wording title, Wording body) => new(title.ToString(), body.ToString());
}

/// <summary>The way out for push messages.</summary>
public sealed class PushChannel(MessageStore messages, TimeProvider clock, IPushProvider provider)
    : TemplateChannel<PushText>(messages, clock, PushTemplates.All)
{
    public override string Name => "push";

    protected override Task Send(Message message, PushText written, string key, CancellationToken cancellationToken) =>
        provider.Send(new AccountId(message.Account!.Value), written, key, cancellationToken);
}
