using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ChangeNotMadeMail(WebLinks links) : MailTemplate<ChangeNotMade>
{
    protected override MailText Write(ChangeNotMade facts) => MailText
        .About($"Changement non effectué, réservation {facts.Reference}")
        .Paragraph($"Le changement que vous aviez demandé n’a pas abouti. Rien n’est débité pour lui, et ce qui était bloqué est libéré.")
        .Paragraph($"Votre réservation reste comme elle était : {facts.Tools}, du {facts.Local(facts.Start)} au {facts.Local(facts.End)}, à {facts.Site}, {facts.Address}.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental));
}
