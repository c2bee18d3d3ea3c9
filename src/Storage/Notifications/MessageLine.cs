using System.Text.Json;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Notifications;

/// <summary>
/// Writes messages as <c>queue_message</c> takes them, for units of work that tell somebody what they do: one column,
/// <c>.AddJson(unit => unit.Messages)</c>, and <c>PERFORM queue_message(messages)</c> as their function's last act.
/// </summary>
public sealed class MessageLine(IMessageSeal seal)
{
    /// <summary>One message; null for none.</summary>
    public string? Write(Message? message) => message is null ? null : JsonSerializer.Serialize(Line(message), EventJson.Options);

    /// <summary>Several messages, for the same parameter.</summary>
    public string Write(IEnumerable<Message> messages) => JsonSerializer.Serialize(messages.Select(Line), EventJson.Options);

    internal static string NameOf(MessageChannel channel) => channel switch
    {
        MessageChannel.Mail => "mail",
        MessageChannel.Sms => "sms",
        MessageChannel.Push => "push",
    };

    private object Line(Message message) => new
    {
        message.Id,
        message.Account,
        Channel = NameOf(message.Channel),
        message.To,
        message.Template,
        Facts = seal.Close(JsonSerializer.Serialize(message.Facts)),
        message.At,
    };
}
