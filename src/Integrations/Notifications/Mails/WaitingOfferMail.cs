using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class WaitingOfferMail(WebLinks links) : MailTemplate<WaitingOffer>
{
    protected override MailText Write(WaitingOffer facts) => MailText
        .About($"C’est libre : {facts.Tools}")
        .Paragraph($"Ce que vous attendiez s’est libéré : {facts.Tools}, du {facts.Local(facts.Start)} au {facts.Local(facts.End)}, à {facts.Site}.")
        .Paragraph($"Nous vous le gardons jusqu’au {facts.Local(facts.Until)}. Ensuite, ce sera le tour de la personne suivante.")
        .Link($"Réserver maintenant", links.Rental(facts.Rental));
}
