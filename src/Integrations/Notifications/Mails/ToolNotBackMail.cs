using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ToolNotBackMail(WebLinks links) : MailTemplate<ToolNotBack>
{
    protected override MailText Write(ToolNotBack facts) => MailText
        .About($"Votre outil n’est pas encore disponible, réservation {facts.Reference}")
        .Paragraph($"Un outil de votre réservation du {facts.Local(facts.Start)} à {facts.Site} n’est pas encore disponible : {facts.Tools}. Le client précédent ne l’a pas rendu à temps, ou il doit d’abord être vérifié ou remis dans son casier. Toutes nos excuses.")
        .Paragraph($"Vous pouvez prendre un outil identique s’il y en a un, réserver sur un autre site, ou renoncer : vous êtes alors remboursé et dédommagé. Sans réponse, nous gardons votre réservation, et vous ne devez rien si l’outil n’est pas là.")
        .Link($"Choisir", links.Rental(facts.Rental));
}
