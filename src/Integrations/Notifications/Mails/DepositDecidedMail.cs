using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class DepositDecidedMail(WebLinks links) : MailTemplate<DepositDecided>
{
    protected override MailText Write(DepositDecided facts) => facts.TakenCents == 0
        ? MailText
            .About($"Votre dépôt est libéré, location {facts.Reference}")
            .Paragraph($"Rien n’est retenu : l’empreinte de {FrenchMoney.Write(facts.DepositCents)} est levée. Votre banque l’efface en quelques jours.")
            .Link($"Ma location", links.Rental(facts.Rental))
        : MailText
            .About($"Décision sur votre dépôt, location {facts.Reference}")
            .Paragraph($"{FrenchMoney.Write(facts.TakenCents)} sont retenus sur votre dépôt de garantie de {FrenchMoney.Write(facts.DepositCents)} ; le reste est libéré.")
            .Paragraph($"Vous n’êtes pas d’accord ? Vous pouvez contester pendant 30 jours.")
            .Link($"Voir la décision", links.Rental(facts.Rental));
}
