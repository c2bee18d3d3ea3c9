using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Notifications;

/// <summary>A mail ready for any provider. The one place all mail passes: here no header can be smuggled in.</summary>
public sealed record OutgoingMail
{
    private OutgoingMail(MessageId id, EmailAddress to, MailText text) => (Id, To, Text) = (id, to, text);

    public MessageId Id { get; }

    public EmailAddress To { get; }

    public MailText Text { get; }

    /// <exception cref="DeliveryRefusedException">The address is not one, or the subject is more than a line.</exception>
    public static OutgoingMail Addressed(MessageId id, string to, MailText text)
    {
        if (!EmailAddress.Read(to).Succeeded(out var address, out var refusal)) throw new DeliveryRefusedException(refusal.Message);
        if (text.Subject.Any(IsBreak)) throw new DeliveryRefusedException("The subject is not one line.");

        return new OutgoingMail(id, address, text);
    }

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
