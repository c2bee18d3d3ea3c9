using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>
/// Tells lockers' grains what is written beside them: closings, and what becomes of units. Promises that cannot be kept any more
/// are then got rid of, and recalls are told. All of it may be done again: what was done stays.
/// </summary>
internal sealed class LockersChannel(
    IGrainFactory grains, ClosingStore closings, UnitPassportStore units, Keepers keepers, Evacuation evacuation, Recalls recalls) : IOutboxChannel
{
    private const string SiteIsClosed = "Le site est fermé pendant votre créneau.";
    private const string LockerIsClosed = "Le casier de votre outil est hors service pendant votre créneau.";
    private const string UnitIsOut = "L’outil réservé est hors service pendant votre créneau.";

    public string Name => "lockers";

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var facts = JsonDocument.Parse(message.Data);
        if (facts.RootElement.TryGetProperty("closing", out var closing))
        {
            await Meet(new ClosingId(closing.GetGuid()), cancellationToken);
            return;
        }

        await recalls.Tell(message, cancellationToken);
        await Meet(new UnitId(facts.RootElement.GetProperty("id").GetGuid()), cancellationToken);
    }

    private async Task Meet(UnitId id, CancellationToken cancellationToken)
    {
        if (await units.Find(id, cancellationToken) is not { Passport.RentableUntil: var until }) return;

        var danger = new Danger(
            id.Value, until == DateTimeOffset.MaxValue ? null : new Slot(until, DateTimeOffset.MaxValue), UnitIsOut, SparesTurnaround: false);
        if (await keepers.Locker(id) is { } locker) await locker.Reread();
        await evacuation.GoOn(danger);
        if (danger.During is not null) await evacuation.Empty(danger, id);
    }

    private async Task Meet(ClosingId id, CancellationToken cancellationToken)
    {
        if (await closings.Find(id, cancellationToken) is not { } closing) return;

        var danger = new Danger(
            id.Value, closing.EndedAt is null ? closing.During : null, closing.Locker is null ? SiteIsClosed : LockerIsClosed, SparesTurnaround: true);
        var inside = new List<UnitId>();
        foreach (var locker in await closings.Lockers(closing, cancellationToken))
        {
            // Once it has read this closing it promises nothing more within.
            var view = await grains.GetGrain<ILockerGrain>(locker.Value).Reread();
            if (view.Succeeded(out var seen, out _) && seen.Calendar is { Unit: var unit }) inside.Add(unit);
        }

        await evacuation.GoOn(danger);
        foreach (var unit in inside)
            if (danger.During is not null) await evacuation.Empty(danger, unit);
    }
}
