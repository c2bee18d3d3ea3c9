using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class CompanyVerifiedMail(WebLinks links) : MailTemplate<CompanyVerified>
{
    protected override MailText Write(CompanyVerified facts) => MailText
        .About($"Votre compte professionnel est ouvert")
        .Paragraph($"Le registre des entreprises a confirmé {facts.Company} (SIRET {facts.Siret}). Votre compte est désormais un compte professionnel.")
        .Link($"Voir mon compte", links.Account);
}
