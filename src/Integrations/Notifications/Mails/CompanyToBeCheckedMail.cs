using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class CompanyToBeCheckedMail : MailTemplate<CompanyToBeChecked>
{
    protected override MailText Write(CompanyToBeChecked facts) => MailText
        .About($"Votre SIRET sera vérifié plus tard")
        .Paragraph($"Le registre des entreprises ne répond pas en ce moment : nous n’avons pas pu vérifier le SIRET {facts.Siret}.")
        .Paragraph($"Votre compte est utilisable dès maintenant comme compte particulier. Nous réessayons et vous écrirons dès que c’est fait.");
}
