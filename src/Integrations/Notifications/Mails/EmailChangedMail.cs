using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class EmailChangedMail : MailTemplate<EmailChanged>
{
    protected override MailText Write(EmailChanged facts) => MailText
        .About($"Votre adresse e-mail a changé")
        .Paragraph($"Depuis le {facts.At}, l’adresse de votre compte est {facts.NewEmail}. Ce message a été envoyé à l’ancienne et à la nouvelle adresse.")
        .Paragraph($"Si ce n’est pas vous, répondez tout de suite à ce message : nous bloquerons le compte.");
}
