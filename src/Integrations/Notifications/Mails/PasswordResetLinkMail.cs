using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class PasswordResetLinkMail(WebLinks links) : MailTemplate<PasswordResetLink>
{
    protected override MailText Write(PasswordResetLink facts) => MailText
        .About($"Choisissez un nouveau mot de passe")
        .Paragraph($"Vous avez demandé à changer un mot de passe oublié.")
        .Link($"Choisir un nouveau mot de passe", links.PasswordReset(facts.Token))
        .Paragraph($"Ce lien sert une seule fois, jusqu’au {facts.Until}.")
        .Paragraph($"Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.");
}
