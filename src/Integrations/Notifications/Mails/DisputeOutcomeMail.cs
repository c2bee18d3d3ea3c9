using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class DisputeOutcomeMail(WebLinks links) : MailTemplate<DisputeOutcome>
{
    protected override MailText Write(DisputeOutcome facts)
    {
        var mail = MailText
            .About($"Votre contestation est close, location {facts.Reference}")
            .Paragraph($"Votre contestation concernant {facts.Tool} a été examinée par une autre personne que celle qui avait décidé.");
        mail = facts.RefundCents == 0
            ? mail.Paragraph($"La décision est maintenue : {FrenchMoney.Write(facts.CapturedCents)} restent prélevés sur le dépôt de garantie.")
            : mail.Paragraph($"Nous vous rendons {FrenchMoney.Write(facts.RefundCents)} sur les {FrenchMoney.Write(facts.CapturedCents)} prélevés, sur la carte utilisée.");
        return mail.Paragraph($"{facts.Remedies}").Link($"Voir ma location", links.Rental(facts.Rental));
    }
}
