using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ExtensionNotMadeMail(WebLinks links) : MailTemplate<ExtensionNotMade>
{
    protected override MailText Write(ExtensionNotMade facts) => MailText
        .About($"Prolongation non effectuée : {facts.Reference}")
        .Paragraph($"Le paiement de la prolongation n’a pas abouti. {facts.Tools} : à rendre, comme prévu, avant le {facts.Local(facts.End)}.")
        .Link($"Ma location", links.Rental(facts.Rental));
}
