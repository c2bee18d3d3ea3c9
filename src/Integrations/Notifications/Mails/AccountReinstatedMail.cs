using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class AccountReinstatedMail(WebLinks links) : MailTemplate<AccountReinstated>
{
    protected override MailText Write(AccountReinstated facts) => MailText
        .About($"Votre compte est rétabli")
        .Paragraph($"Votre compte n’est plus suspendu : vous pouvez de nouveau réserver.")
        .Paragraph($"Motif : {facts.Reason}")
        .Link($"Me connecter", links.SignIn);
}
