using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ToolsPickedUpMail(WebLinks links) : MailTemplate<ToolsPickedUp>
{
    protected override MailText Write(ToolsPickedUp facts) => Taken(facts)
        .Paragraph($"Dépôt de garantie, empreinte, aucun débit : {FrenchMoney.Write(facts.DepositCents)}.")
        .Paragraph($"Ce n’est pas vous ? Dites-le-nous tout de suite : vos accès sont bloqués et une personne vous rappelle.")
        .Link($"Ma location, et « Ce n’est pas moi »", links.Rental(facts.Rental));

    private static MailText Taken(ToolsPickedUp facts)
    {
        var taken = MailText
            .About($"Vos outils sont retirés, location {facts.Reference}")
            .Paragraph($"Vous avez retiré à {facts.Site} : {facts.Tools}. À rendre au même endroit ({facts.Address}) avant le {facts.Local(facts.End)}.");
        return facts.VoidsCancellation
            ? taken.Paragraph($"Les outils étant retirés, votre demande d’annulation est sans effet : la location continue.")
            : taken;
    }
}
