using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class SiteSilentMail(WebLinks links) : MailTemplate<SiteSilent>
{
    protected override MailText Write(SiteSilent facts) => MailText
        .About($"Le site {facts.Site} ne répond pas, réservation {facts.Reference}")
        .Paragraph($"Nous ne joignons plus le site {facts.Site} ({facts.Address}) : il se peut que ni la porte ni les casiers ne s’ouvrent.")
        .Paragraph($"Votre réservation reste : {facts.Tools}, du {facts.Local(facts.Start)} au {facts.Local(facts.End)}. Tant que le site ne répond pas, votre délai de retrait est suspendu et ce temps ne vous est pas facturé.")
        .Paragraph($"Nous vous écrivons dès que tout fonctionne à nouveau.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental));
}
