using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class AccountSuspendedMail : MailTemplate<AccountSuspended>
{
    protected override MailText Write(AccountSuspended facts) => MailText
        .About($"Votre compte est suspendu")
        .Paragraph($"Votre compte est suspendu : il ne permet plus de réserver ni de prolonger une location. Une location en cours peut toujours être rendue.")
        .Paragraph($"Motif : {facts.Reason}")
        .Paragraph($"Pour contester cette décision, répondez à ce message : une personne la réexaminera.");
}
