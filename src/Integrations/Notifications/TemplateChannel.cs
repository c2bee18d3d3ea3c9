using System.Text.Json;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Notifications;

/// <summary>
/// Sends queued messages in the words of their templates, and has them forgotten once they are sent. What was sent but
/// not noted is sent again, under the same key.
/// </summary>
public abstract class TemplateChannel<TWritten>(
    MessageStore messages, TimeProvider clock, IEnumerable<ITemplate<TWritten>> templates) : IOutboxChannel
{
    private readonly Dictionary<string, ITemplate<TWritten>> byName = templates.ToDictionary(template => template.Name);

    public abstract string Name { get; }

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var id = new MessageId(message.Stream);

        // Sent before and noted, or erased since: there is nothing left to do.
        if (await messages.Load(id, cancellationToken) is not { } waiting) return;

        var (template, content) = Content(waiting);
        if (content is PassingContent { Until: var end } && end <= clock.GetUtcNow())
        {
            await messages.MarkTooLate(id, message.Attempts);
            return;
        }

        await Send(waiting, template.Write(content), message.IdempotencyKey, cancellationToken);
        await messages.MarkSent(id, clock.GetUtcNow(), message.Attempts);
    }

    protected abstract Task Send(Message message, TWritten written, string key, CancellationToken cancellationToken);

    private (ITemplate<TWritten> Template, MessageContent Content) Content(Message message)
    {
        if (!byName.TryGetValue(message.Template, out var template))
            throw new DeliveryRefusedException($"{Name} has no template {message.Template}.");

        try
        {
            return (template, template.Read(message.Facts));
        }
        catch (JsonException)
        {
            throw new DeliveryRefusedException($"Facts of {message.Template} are missing or wrong.");
        }
    }
}
