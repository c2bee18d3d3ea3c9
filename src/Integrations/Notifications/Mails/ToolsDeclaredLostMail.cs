using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ToolsDeclaredLostMail(WebLinks links) : MailTemplate<ToolsDeclaredLost>
{
    protected override MailText Write(ToolsDeclaredLost facts) => MailText
        .About($"Outils déclarés perdus, location {facts.Reference}")
        .Paragraph($"{facts.Tools} : sans retour malgré notre mise en demeure, ces outils sont déclarés perdus et leur valeur résiduelle vous est réclamée. Le compteur est arrêté et votre compte suspendu.")
        .Paragraph($"Vous les avez retrouvés ? Rapportez-les à {facts.Site} : la réclamation est revue.")
        .Link($"Ma location", links.Rental(facts.Rental));
}
