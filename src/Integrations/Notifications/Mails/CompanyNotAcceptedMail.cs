using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class CompanyNotAcceptedMail(WebLinks links) : MailTemplate<CompanyNotAccepted>
{
    protected override MailText Write(CompanyNotAccepted facts) => MailText
        .About($"Votre entreprise n’a pas pu être vérifiée")
        .Paragraph($"Nous n’avons pas pu vérifier le SIRET {facts.Siret}. Votre compte reste utilisable comme compte particulier.")
        .Paragraph($"Motif : {facts.Reason}")
        .Paragraph($"Si c’est une erreur ou si votre SIRET a changé, corrigez-le ici :")
        .Link($"Voir mon compte", links.Account);
}
