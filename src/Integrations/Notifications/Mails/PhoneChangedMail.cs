using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class PhoneChangedMail(WebLinks links) : MailTemplate<PhoneChanged>
{
    protected override MailText Write(PhoneChanged facts) => MailText
        .About($"Votre numéro de mobile a changé")
        .Paragraph($"Depuis le {facts.At}, votre compte est joint au mobile qui finit par {facts.LastFour}.")
        .Paragraph($"Si ce n’est pas vous, changez tout de suite votre mot de passe, puis vérifiez vos appareils connectés.")
        .Link($"Voir la sécurité de mon compte", links.Security);
}
