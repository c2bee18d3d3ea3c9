using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class VerifyEmailMail(WebLinks links) : MailTemplate<VerifyEmail>
{
    protected override MailText Write(VerifyEmail facts) => MailText
        .About($"Confirmez votre adresse e-mail")
        .Paragraph($"Un compte Toolbox24 vient d’être créé avec cette adresse. Confirmez qu’elle est bien la vôtre pour pouvoir réserver.")
        .Link($"Confirmer mon adresse", links.VerifyEmail(facts.Token))
        .Paragraph($"Ce lien est valable jusqu’au {facts.Until}.")
        .Paragraph($"Si vous n’avez rien demandé, ignorez ce message : sans confirmation, ce compte ne sert à rien.");
}
