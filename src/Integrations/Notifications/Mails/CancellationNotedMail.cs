using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications.Mails;

internal sealed class CancellationNotedMail(WebLinks links) : MailTemplate<CancellationNoted>
{
    protected override MailText Write(CancellationNoted facts) => About(facts)
        .Paragraph($"Le site {facts.Site} ne nous répond pas : votre demande sera confirmée dès qu’il répond, à la date où vous l’avez faite, si les outils ({facts.Tools}) n’ont pas été retirés entre-temps.")
        .Link($"Voir ma réservation", links.Rental(facts.Rental));

    private static MailText About(CancellationNoted facts) => facts.IsWithdrawal
        ? MailText.About($"Rétractation enregistrée, réservation {facts.Reference}")
            .Paragraph($"Nous avons reçu le {facts.Local(facts.At)} votre rétractation du contrat {facts.Reference}.")
        : MailText.About($"Annulation enregistrée, réservation {facts.Reference}")
            .Paragraph($"Nous avons reçu le {facts.Local(facts.At)} votre annulation de la réservation {facts.Reference}.");
}
