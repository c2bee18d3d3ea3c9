using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class RefreshTokenReusedMail(WebLinks links) : MailTemplate<RefreshTokenReused>
{
    protected override MailText Write(RefreshTokenReused facts) => MailText
        .About($"Un de vos appareils a été déconnecté")
        .Paragraph($"Le {facts.At}, une clé de connexion de votre compte, qui ne sert qu’une fois, a été présentée une seconde fois. Par sécurité, nous avons déconnecté l’application à laquelle elle appartenait.")
        .Paragraph($"Une coupure de réseau peut en être la cause : il suffit alors de vous reconnecter.")
        .Paragraph($"Si vous ne reconnaissez pas cet appareil, quelqu’un a peut-être copié cette clé : changez tout de suite votre mot de passe, puis vérifiez vos appareils connectés.")
        .Link($"Voir mes appareils", links.Security);
}
