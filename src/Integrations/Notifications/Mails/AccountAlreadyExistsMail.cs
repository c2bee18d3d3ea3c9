using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

/// <summary>Names nobody and shows nothing: anybody can have it sent to anybody.</summary>
internal sealed class AccountAlreadyExistsMail(WebLinks links) : MailTemplate<AccountAlreadyExists>
{
    protected override MailText Write(AccountAlreadyExists facts) => MailText
        .About($"Vous avez déjà un compte")
        .Paragraph($"Quelqu’un, sans doute vous, vient de demander un compte Toolbox24 avec cette adresse. Vous en avez déjà un : rien n’a été créé ni changé.")
        .Link($"Me connecter", links.SignIn)
        .Link($"J’ai oublié mon mot de passe", links.ForgottenPassword)
        .Paragraph($"Si vous n’avez rien demandé, ignorez ce message.");
}
