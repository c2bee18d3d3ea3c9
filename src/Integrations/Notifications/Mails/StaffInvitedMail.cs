using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class StaffInvitedMail(WebLinks links) : MailTemplate<StaffInvited>
{
    protected override MailText Write(StaffInvited facts) => MailText
        .About($"Invitation à rejoindre l’équipe Toolbox24")
        .Paragraph($"Un administrateur vous invite à rejoindre Toolbox24 comme {string.Join(" et ", facts.Role.Split(' ').Select(Words))}.")
        .Link($"Accepter l’invitation", links.StaffInvitation(facts.Token))
        .Paragraph($"Ce lien sert une seule fois, jusqu’au {facts.Until}. Une double authentification vous sera demandée.")
        .Paragraph($"Si vous n’attendiez rien, ignorez ce message.");

    private static string Words(string role) => role switch
    {
        "Operator" => "opérateur",
        "FieldAgent" => "agent de terrain",
        "Administrator" => "administrateur",
        "Accountant" => "comptable",
        "DataScientist" => "analyste des données",
        _ => "membre de l’équipe",
    };
}
