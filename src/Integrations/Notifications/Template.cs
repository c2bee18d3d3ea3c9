using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>The words for one content, on one channel.</summary>
/// <typeparam name="TWritten">What the channel sends.</typeparam>
public interface ITemplate<out TWritten>
{
    /// <summary>The content's name.</summary>
    string Name { get; }

    MessageContent Read(IReadOnlyDictionary<string, string> facts);

    TWritten Write(MessageContent content);
}

/// <inheritdoc cref="ITemplate{TWritten}" />
public abstract class Template<TContent, TWritten> : ITemplate<TWritten> where TContent : MessageContent
{
    public string Name => typeof(TContent).Name;

    public MessageContent Read(IReadOnlyDictionary<string, string> facts) => MessageContent.Read<TContent>(facts);

    public TWritten Write(MessageContent content) => Write((TContent)content);

    protected abstract TWritten Write(TContent facts);
}

/// <summary>The words of one mail, in French.</summary>
public abstract class MailTemplate<TContent> : Template<TContent, MailText> where TContent : MessageContent;

/// <summary>The words of one SMS, in French.</summary>
public abstract class SmsTemplate<TContent> : Template<TContent, SmsText> where TContent : MessageContent;
