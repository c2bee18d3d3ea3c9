using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ToolRecalledMail(WebLinks links) : MailTemplate<ToolRecalled>
{
    protected override MailText Write(ToolRecalled facts)
    {
        var mail = MailText
            .About($"Sécurité : rappel de l’outil {facts.Tool}")
            .Paragraph($"L’outil {facts.Tool}, plaque {facts.Plate}, est rappelé : son fabricant le demande, ou il n’est pas sûr.");
        return (facts.Where switch
        {
            RecalledTool.InHand => mail
                .Paragraph($"Vous l’avez en ce moment (location {facts.Reference}). Ne l’utilisez plus, débranchez-le ou retirez sa batterie, et rapportez-le à {facts.Site}. Si vous ne pouvez pas le déplacer sans risque, écrivez-nous : nous venons le chercher."),
            RecalledTool.Returned => mail
                .Paragraph($"Vous l’avez loué du {facts.Local(facts.Start)} au {facts.Local(facts.End)} à {facts.Site} (location {facts.Reference}). Vous n’avez rien à rapporter. Si vous avez constaté un incident, un dégât ou une blessure, écrivez-nous."),
        }).Link($"Nous écrire", links.Rental(facts.Rental));
    }
}
