using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Incidents;

/// <summary>What raises an incident by itself.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Place">What it is about, as far as the event knows.</param>
public sealed record IncidentRule(IncidentKind Kind, IncidentSeverity Severity, IncidentPlace Place)
{
    /// <summary>The incident that an event raises; null where it raises none.</summary>
    public static IncidentRule? Of(object happened) => happened switch
    {
        DoorOpened { IsForced: true } e => new(IncidentKind.DoorForced, IncidentSeverity.Urgent, At(e)),
        DoorUnaccounted e => new(IncidentKind.DoorForced, IncidentSeverity.Urgent, At(e)),
        DoorLeftOpen e => new(IncidentKind.DoorLeftOpen, IncidentSeverity.Major, At(e)),
        SiteDegraded e => new(IncidentKind.SiteDegraded, IncidentSeverity.Major, new(e.Site)),
        SiteStillDegraded e => new(IncidentKind.SiteSilent, IncidentSeverity.Urgent, new(e.Site)),
        DecisionOverdue e => new(IncidentKind.DecisionOverdue, IncidentSeverity.Urgent, new(Rental: e.Rental)),
        ChargebackOpened e => new(IncidentKind.Chargeback, IncidentSeverity.Major, new(Rental: e.Rental)),
        ChargebackDue e => new(IncidentKind.ChargebackDue, IncidentSeverity.Urgent, new(Rental: e.Rental)),
        DepositDeclined { IsRenewal: true } e => new(IncidentKind.DepositRefused, IncidentSeverity.Major, new(Rental: e.Rental)),
        CaptureLapsed e => new(IncidentKind.CaptureLapsed, IncidentSeverity.Major, new(Rental: e.Rental)),
        LockerFull e => new(IncidentKind.LockerFull, IncidentSeverity.Major, new(Door: new DoorId(e.Locker.Value), Unit: e.Unit, Rental: e.Rental)),
        VisitUnexpected e => new(IncidentKind.VisitUnexpected, IncidentSeverity.Urgent, new(Rental: e.Rental)),
        RentalLost e => new(IncidentKind.RentalLost, IncidentSeverity.Major, new(Rental: e.Rental)),
        ItemPickedUp { IsDoorOpen: true } e => new(IncidentKind.ToolUnclear, IncidentSeverity.Major, new(Rental: e.Rental, Unit: e.Unit)),
        PickupReported { Report: PickupReport.Missing } e => new(IncidentKind.ToolUnclear, IncidentSeverity.Major, new(Rental: e.Rental, Unit: e.Unit)),
        DisputeUnanswered => new(IncidentKind.DisputeUnanswered, IncidentSeverity.Urgent, new()),
        HelpAsked e => new(IncidentKind.HelpCalled, IncidentSeverity.Urgent, new(e.Site)),
        StayedLong e => new(IncidentKind.LongStay, IncidentSeverity.Urgent, new(e.Site)),
        PersonsInside { IsTooMany: true } e => new(IncidentKind.TooManyPersons, IncidentSeverity.Major, new(e.Site)),
        AlarmRaised e => Of(e),
        _ => null,
    };

    /// <summary>Without power somebody may stand in the dark; where nobody does, it can wait.</summary>
    private static IncidentRule Of(AlarmRaised raised) => raised.Alarm switch
    {
        Alarm.Fire => new(IncidentKind.Fire, IncidentSeverity.Urgent, new(raised.Site)),
        Alarm.Trapped => new(IncidentKind.PersonTrapped, IncidentSeverity.Urgent, new(raised.Site)),
        Alarm.PowerCut => new(IncidentKind.PowerCut, raised.Inside > 0 ? IncidentSeverity.Urgent : IncidentSeverity.Major, new(raised.Site)),
    };

    private static IncidentPlace At(DoorEvent happened) => new(happened.Site, happened.Door);
}
