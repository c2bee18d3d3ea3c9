using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class SignInLinkMail(WebLinks links) : MailTemplate<SignInLink>
{
    protected override MailText Write(SignInLink facts) => MailText
        .About($"Votre lien de connexion")
        .Paragraph($"Pour vous connecter, ouvrez ce lien dans le navigateur où vous l’avez demandé :")
        .Link($"Me connecter", links.SignInLink(facts.Token))
        .Paragraph($"Sur un autre appareil, tapez plutôt ce code :")
        .Code($"{facts.Code}")
        .Paragraph($"Lien et code servent une seule fois, jusqu’au {facts.Until}. Ne les donnez à personne : nous ne vous les demanderons jamais.")
        .Paragraph($"Si vous n’avez rien demandé, ignorez ce message : personne ne peut se connecter sans lui.");
}
