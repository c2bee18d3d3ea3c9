using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class CompanyAcceptedMail(WebLinks links) : MailTemplate<CompanyAccepted>
{
    protected override MailText Write(CompanyAccepted facts) => MailText
        .About($"Votre compte professionnel est ouvert")
        .Paragraph($"Nous avons vérifié {facts.Company} (SIRET {facts.Siret}). Votre compte est désormais un compte professionnel.")
        .Link($"Voir mon compte", links.Account);
}
