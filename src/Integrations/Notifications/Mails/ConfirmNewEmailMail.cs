using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ConfirmNewEmailMail(WebLinks links) : MailTemplate<ConfirmNewEmail>
{
    protected override MailText Write(ConfirmNewEmail facts) => MailText
        .About($"Confirmez votre nouvelle adresse e-mail")
        .Paragraph($"Cette adresse a été demandée comme nouvelle adresse d’un compte Toolbox24.")
        .Link($"Confirmer ma nouvelle adresse", links.ConfirmNewEmail(facts.Token))
        .Paragraph($"Ce lien est valable jusqu’au {facts.Until}. D’ici là, rien ne change.")
        .Paragraph($"Si vous n’avez rien demandé, ignorez ce message.");
}
