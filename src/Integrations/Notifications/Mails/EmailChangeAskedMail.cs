using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class EmailChangeAskedMail(WebLinks links) : MailTemplate<EmailChangeAsked>
{
    protected override MailText Write(EmailChangeAsked facts) => MailText
        .About($"Changement d’adresse e-mail demandé")
        .Paragraph($"Le {facts.At}, une nouvelle adresse a été demandée pour votre compte : {facts.NewEmail}. Elle remplacera celle-ci dès qu’elle aura été confirmée.")
        .Paragraph($"Si ce n’est pas vous, changez tout de suite votre mot de passe.")
        .Link($"Changer mon mot de passe", links.ForgottenPassword);
}
