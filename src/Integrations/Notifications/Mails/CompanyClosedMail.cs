using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class CompanyClosedMail(WebLinks links) : MailTemplate<CompanyClosed>
{
    protected override MailText Write(CompanyClosed facts) => MailText
        .About($"Votre entreprise figure comme fermée")
        .Paragraph($"Le registre des entreprises indique que {facts.Company} (SIRET {facts.Siret}) est fermée. Votre compte reste utilisable comme compte particulier.")
        .Paragraph($"Si c’est une erreur ou si votre SIRET a changé, corrigez-le ici :")
        .Link($"Voir mon compte", links.Account);
}
