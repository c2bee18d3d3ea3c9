using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Texts;

internal sealed class ToolsPickedUpText : SmsTemplate<ToolsPickedUp>
{
    protected override SmsText Write(ToolsPickedUp facts) => facts.VoidsCancellation
        ? Sms.Of(
            $"Toolbox24 : outils retirés ({facts.Reference}), annulation sans effet. À rendre avant le {facts.Local(facts.End)}. Pas vous ? Voir votre espace.")
        : Sms.Of(
            $"Toolbox24 : outils retirés ({facts.Reference}), à rendre avant le {facts.Local(facts.End)}. Ce n’est pas vous ? Dites-le dans votre espace.");
}
