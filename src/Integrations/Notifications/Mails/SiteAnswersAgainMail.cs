using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class SiteAnswersAgainMail(WebLinks links) : MailTemplate<SiteAnswersAgain>
{
    protected override MailText Write(SiteAnswersAgain facts) => MailText
        .About($"Le site {facts.Site} fonctionne à nouveau, réservation {facts.Reference}")
        .Paragraph($"Le site {facts.Site} ({facts.Address}) répond à nouveau : vous pouvez y retirer {facts.Tools} jusqu’au {facts.Local(facts.PickupDeadline)}.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental));
}
