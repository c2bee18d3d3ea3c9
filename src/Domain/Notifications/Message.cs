using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Notifications;

/// <summary>A way to reach somebody.</summary>
public enum MessageChannel { Mail, Sms, Push }

/// <summary>Something to be told to one person by one channel.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Account">Whose it is; null where the address belongs to no account.</param>
/// <param name="Channel">The way it goes.</param>
/// <param name="To">The address or number.</param>
/// <param name="Template">Which words: the name of a <see cref="MessageContent" />.</param>
/// <param name="Facts">What the words are about. May hold secrets: a link's token, a code.</param>
/// <param name="At">When it was decided.</param>
public sealed record Message(
    MessageId Id, Guid? Account, MessageChannel Channel, string To, string Template,
    IReadOnlyDictionary<string, string> Facts, DateTimeOffset At)
{
    public static Message Mail(EmailAddress to, MessageContent content, Guid? account, DateTimeOffset now) =>
        new(MessageId.New(now), account, MessageChannel.Mail, to.Value, content.Template, content.Facts, now);

    public static Message Sms(MobileNumber to, MessageContent content, Guid? account, DateTimeOffset now) =>
        new(MessageId.New(now), account, MessageChannel.Sms, to.Value, content.Template, content.Facts, now);

    /// <summary>To whatever devices of an account let us.</summary>
    public static Message Push(AccountId to, MessageContent content, DateTimeOffset now) =>
        new(MessageId.New(now), to.Value, MessageChannel.Push, to.Value.ToString(), content.Template, content.Facts, now);

    /// <summary>Neither whom nor what: it ends up in logs.</summary>
    public override string ToString() => $"{Template} {Id.Value}";
}
