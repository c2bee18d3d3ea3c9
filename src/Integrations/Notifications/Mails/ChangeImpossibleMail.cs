using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class ChangeImpossibleMail(WebLinks links) : MailTemplate<ChangeImpossible>
{
    protected override MailText Write(ChangeImpossible facts) => MailText
        .About($"Changement impossible : {facts.Reference} reste comme avant")
        .Paragraph($"Le créneau que vous demandiez n’est plus disponible : un outil, un casier ou le site ne peut pas vous accueillir alors.")
        .Paragraph($"Votre réservation reste : {facts.Tools}, à {facts.Site}, du {facts.Local(facts.Start)} au {facts.Local(facts.End)}.")
        .Paragraph($"Ce qui était bloqué ou payé pour le changement vous est rendu.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental));
}
