using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class SecondFactorChangedMail(WebLinks links) : MailTemplate<SecondFactorChanged>
{
    protected override MailText Write(SecondFactorChanged facts) => MailText
        .About($"La double authentification a changé")
        .Paragraph($"Le {facts.At}, {Words(facts.Change)} sur votre compte.")
        .Paragraph($"Si ce n’est pas vous, changez tout de suite votre mot de passe, puis vérifiez vos appareils connectés.")
        .Link($"Voir la sécurité de mon compte", links.Security);

    private static string Words(SecondFactorChange change) => change switch
    {
        SecondFactorChange.AuthenticatorAdded => "une application d’authentification a été ajoutée",
        SecondFactorChange.AuthenticatorRemoved => "une application d’authentification a été retirée",
        SecondFactorChange.PasskeyAdded => "une clé d’accès (passkey) a été ajoutée",
        SecondFactorChange.PasskeyRemoved => "une clé d’accès (passkey) a été retirée",
        SecondFactorChange.RecoveryCodesMade => "de nouveaux codes de secours ont été créés",
    };
}
