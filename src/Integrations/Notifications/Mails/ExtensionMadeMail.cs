using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ExtensionMadeMail(WebLinks links) : MailTemplate<ExtensionMade>
{
    protected override MailText Write(ExtensionMade facts) => MailText
        .About($"Location {facts.Reference} prolongée")
        .Paragraph($"{facts.Tools} : à rendre à {facts.Site} avant le {facts.Local(facts.End)}. Prix de la prolongation : {FrenchMoney.Write(facts.PriceCents)}.")
        .Link($"Ma location", links.Rental(facts.Rental))
        .Attach(CalendarFile.Lengthened(facts, links));
}
