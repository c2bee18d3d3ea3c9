using System.Text.Json.Serialization;
using Toolbox24.Domain.Incidents;

namespace Toolbox24.Domain.Notifications;

/// <summary>An incident cannot wait, and whoever reads this is on call.</summary>
/// <param name="Incident">Which, for links.</param>
/// <param name="Kind">What.</param>
/// <param name="Site">Where; empty where that is not known.</param>
/// <param name="Minutes">Until the next on the rota is told.</param>
/// <param name="At">When.</param>
public sealed record OnCallAlert(string Incident, IncidentKind Kind, string Site, int Minutes, DateTimeOffset At) : MessageContent
{
    /// <summary>What happened, in French.</summary>
    [JsonIgnore]
    public string What => Kind switch
    {
        IncidentKind.Other => "incident signalé par l’équipe",
        IncidentKind.DoorForced => "porte ouverte sans commande",
        IncidentKind.DoorLeftOpen => "porte restée ouverte",
        IncidentKind.SiteDegraded => "site qui ne répond plus",
        IncidentKind.SiteSilent => "site toujours injoignable",
        IncidentKind.DecisionOverdue => "retour sans décision",
        IncidentKind.DisputeUnanswered => "contestation sans réponse",
        IncidentKind.RentalLost => "outil perdu",
        IncidentKind.ToolUnclear => "outil pris ou non : à vérifier sur place",
        IncidentKind.Chargeback => "paiement contesté auprès de la banque",
        IncidentKind.ChargebackDue => "preuves à envoyer à la banque",
        IncidentKind.DepositRefused => "dépôt de garantie non renouvelé",
        IncidentKind.CaptureLapsed => "retenue sur dépôt non encaissée",
        IncidentKind.LockerFull => "casier occupé au retour d’un outil",
        IncidentKind.VisitUnexpected => "visite inattendue, borne hors ligne",
        IncidentKind.VisitSetAside => "visite non enregistrée, borne hors ligne",
        IncidentKind.PassesBlocked => "« Ce n’est pas moi » d’un client",
        IncidentKind.HelpCalled => "appel à l’aide",
        IncidentKind.Fire => "incendie",
        IncidentKind.PowerCut => "coupure de courant",
        IncidentKind.PersonTrapped => "personne bloquée à l’intérieur",
        IncidentKind.LongStay => "personne à l’intérieur depuis trop longtemps",
        IncidentKind.TooManyPersons => "trop de personnes à l’intérieur",
    };
}
