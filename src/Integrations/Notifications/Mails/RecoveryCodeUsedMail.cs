using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class RecoveryCodeUsedMail(WebLinks links) : MailTemplate<RecoveryCodeUsed>
{
    protected override MailText Write(RecoveryCodeUsed facts) => MailText
        .About($"Un code de secours a servi")
        .Paragraph($"Le {facts.At}, un code de secours a servi à se connecter à votre compte. Codes encore valables : {facts.Left}.")
        .Paragraph($"Si ce n’est pas vous, changez tout de suite votre mot de passe, puis vérifiez vos appareils connectés.")
        .Link($"Voir la sécurité de mon compte", links.Security);
}
