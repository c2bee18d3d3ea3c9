using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class PasswordChangedMail(WebLinks links) : MailTemplate<PasswordChanged>
{
    protected override MailText Write(PasswordChanged facts) => MailText
        .About($"Votre mot de passe a été changé")
        .Paragraph($"Le mot de passe de votre compte a été changé le {facts.At}.")
        .Paragraph($"Si ce n’est pas vous, reprenez votre compte tout de suite :")
        .Link($"Choisir un nouveau mot de passe", links.ForgottenPassword);
}
