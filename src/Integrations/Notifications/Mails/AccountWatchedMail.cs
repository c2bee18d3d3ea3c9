using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class AccountWatchedMail : MailTemplate<AccountWatched>
{
    protected override MailText Write(AccountWatched facts) => MailText
        .About($"Vos locations sont suivies de plus près")
        .Paragraph($"Jusqu’au {facts.Until}, le dépôt de garantie de vos locations est majoré et chaque restitution est examinée par une personne.")
        .Paragraph($"Motif : {facts.Reason}")
        .Paragraph($"Pour contester cette décision, répondez à ce message : une personne la réexaminera.");
}
