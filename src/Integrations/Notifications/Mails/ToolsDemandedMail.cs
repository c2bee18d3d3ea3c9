using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ToolsDemandedMail(WebLinks links) : MailTemplate<ToolsDemanded>
{
    protected override MailText Write(ToolsDemanded facts) => (facts.Demand == ToolsDemand.FormalNotice ? FormalNotice(facts) : Question(facts))
        .Link($"Ma location", links.Rental(facts.Rental));

    private static MailText Question(ToolsDemanded facts) => MailText
        .About($"Où sont les outils ? Location {facts.Reference}")
        .Paragraph($"{facts.Tools} : à rendre à {facts.Site} depuis le {facts.Local(facts.End)}. Nous cherchons à vous joindre. Un empêchement ? Répondez-nous depuis votre location.");

    private static MailText FormalNotice(ToolsDemanded facts) => MailText
        .About($"Mise en demeure de restituer, location {facts.Reference}")
        .Paragraph($"{facts.Tools} : à rendre à {facts.Site} depuis le {facts.Local(facts.End)}. Nous vous mettons en demeure de les restituer.")
        .Paragraph($"Sans retour avant le {facts.Local(facts.LostAt)}, ils seront déclarés perdus : leur valeur résiduelle vous sera réclamée, d’abord sur le dépôt de garantie.");
}
