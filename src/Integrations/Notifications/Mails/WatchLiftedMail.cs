using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class WatchLiftedMail : MailTemplate<WatchLifted>
{
    protected override MailText Write(WatchLifted facts) => MailText
        .About($"Vos locations ne sont plus suivies de plus près")
        .Paragraph($"Le dépôt de garantie de vos prochaines locations n’est plus majoré.")
        .Paragraph($"Motif : {facts.Reason}");
}
