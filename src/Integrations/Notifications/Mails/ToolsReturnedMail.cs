using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ToolsReturnedMail(WebLinks links) : MailTemplate<ToolsReturned>
{
    protected override MailText Write(ToolsReturned facts) => MailText
        .About($"Vos outils sont rendus, location {facts.Reference}")
        .Paragraph($"Nous avons reçu à {facts.Site}, le {facts.Local(facts.At)} : {facts.Tools}. Votre location est terminée : {FrenchMoney.Write(facts.RentCents)}.")
        .Paragraph($"Dépôt de garantie, empreinte, aucun débit : {FrenchMoney.Write(facts.DepositCents)}. Une personne vérifie le retour, d’ordinaire sous 48 heures ; rien n’est jamais retenu sans vous en avoir parlé 24 heures avant.")
        .Link($"Ma location", links.Rental(facts.Rental));
}
