using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class NewDeviceSignedInMail(WebLinks links) : MailTemplate<NewDeviceSignedIn>
{
    protected override MailText Write(NewDeviceSignedIn facts) => MailText
        .About($"Connexion depuis un nouvel appareil")
        .Paragraph($"Le {facts.At}, un appareil que nous ne connaissions pas s’est connecté à votre compte : {facts.Device}.")
        .Paragraph($"Si c’est vous, il n’y a rien à faire.")
        .Paragraph($"Si ce n’est pas vous, changez tout de suite votre mot de passe, puis vérifiez vos appareils connectés.")
        .Link($"Voir mes appareils", links.Security);
}
