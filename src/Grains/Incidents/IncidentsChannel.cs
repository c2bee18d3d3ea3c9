using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Disputes;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Incidents;

/// <summary>Raises incidents from events: one for each, however often it is delivered.</summary>
internal sealed class IncidentsChannel(IncidentStore incidents, DisputeStore disputes, RentalQueries rentals) : IOutboxChannel
{
    public string Name => IncidentStore.Channel;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var happened = Read(message);
        if (IncidentRule.Of(happened) is not { } rule) throw new DeliveryRefusedException($"{message.Type} raises no incident");

        var place = await Known(happened, rule.Place, cancellationToken);
        var opened = new IncidentOpened(IncidentId.Of(message.Event), rule.Kind, rule.Severity, place, By: null, Text: "", message.At);

        // Stale: it was raised before.
        if (await incidents.Save(Incident.From(opened), opened, expected: 0) == IncidentSaved.Missing)
            throw new DeliveryRefusedException($"What {message.Type} is about is not there");
    }

    private static object Read(OutboxMessage message) => message.Type switch
    {
        nameof(DoorOpened) => EventJson.Read<DoorOpened>(message.Data),
        nameof(DoorUnaccounted) => EventJson.Read<DoorUnaccounted>(message.Data),
        nameof(DoorLeftOpen) => EventJson.Read<DoorLeftOpen>(message.Data),
        nameof(SiteDegraded) => EventJson.Read<SiteDegraded>(message.Data),
        nameof(SiteStillDegraded) => EventJson.Read<SiteStillDegraded>(message.Data),
        nameof(DecisionOverdue) => EventJson.Read<DecisionOverdue>(message.Data),
        nameof(ChargebackOpened) => EventJson.Read<ChargebackOpened>(message.Data),
        nameof(ChargebackDue) => EventJson.Read<ChargebackDue>(message.Data),
        nameof(DepositDeclined) => EventJson.Read<DepositDeclined>(message.Data),
        nameof(CaptureLapsed) => EventJson.Read<CaptureLapsed>(message.Data),
        nameof(LockerFull) => EventJson.Read<LockerFull>(message.Data),
        nameof(VisitUnexpected) => EventJson.Read<VisitUnexpected>(message.Data),
        nameof(RentalLost) => EventJson.Read<RentalLost>(message.Data),
        nameof(ItemPickedUp) => EventJson.Read<ItemPickedUp>(message.Data),
        nameof(PickupReported) => EventJson.Read<PickupReported>(message.Data),
        nameof(HelpAsked) => EventJson.Read<HelpAsked>(message.Data),
        nameof(StayedLong) => EventJson.Read<StayedLong>(message.Data),
        nameof(PersonsInside) => EventJson.Read<PersonsInside>(message.Data),
        nameof(AlarmRaised) => EventJson.Read<AlarmRaised>(message.Data),
        nameof(DisputeUnanswered) => EventJson.Read<DisputeUnanswered>(message.Data),
        var other => throw new DeliveryRefusedException($"{other} raises no incident"),
    };

    /// <summary>What the event does not say itself.</summary>
    private async Task<IncidentPlace> Known(object happened, IncidentPlace place, CancellationToken cancellationToken)
    {
        if (happened is DisputeUnanswered late && (await disputes.Load(late.Dispute, cancellationToken))?.Dispute is { } dispute)
            place = place with { Rental = dispute.Rental, Unit = dispute.Unit };

        return place.Rental is { } rental
            ? place with { Site = (await rentals.Find([rental], cancellationToken)).Single().Site }
            : place;
    }
}
