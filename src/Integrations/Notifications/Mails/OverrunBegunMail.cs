using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class OverrunBegunMail(WebLinks links) : MailTemplate<OverrunBegun>
{
    protected override MailText Write(OverrunBegun facts) => MailText
        .About($"Votre location {facts.Reference} est dépassée")
        .Paragraph($"{facts.Tools} : la fin était le {facts.Local(facts.End)}, et la tolérance est écoulée. Le temps de trop est facturé au tarif de votre location, avec les pénalités annoncées à la réservation.")
        .Paragraph($"Rapportez les outils à {facts.Site} ({facts.Address}) dès que possible : le compteur s’arrête à la fermeture du casier.")
        .Link($"Voir ce que cela coûte", links.Rental(facts.Rental));
}
