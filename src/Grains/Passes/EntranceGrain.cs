using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Sites;
using Toolbox24.Storage.Passes;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Passes;

/// <summary>Decides from the entrance in memory, commits, moves on. It calls the premises alone, which call nobody, so that any may call it.</summary>
internal sealed class EntranceGrain(EntranceStore entrances, CurrentSettings settings, TimeProvider clock) : Grain, IEntranceGrain
{
    private const int Attempts = 5;

    /// <summary>Whoever does many things is not written down each time.</summary>
    private static readonly TimeSpan WorthNoting = TimeSpan.FromMinutes(1);

    /// <summary>What the database said last; null until it was asked.</summary>
    private EntranceState? memory;

    private SiteId Id => new(this.GetPrimaryKey());

    public Task<Entrance> Get() => Turn(async (entrance, rules, now) => await Commit(entrance.Lapse(rules, now), now));

    public Task<Result<Arrival>> Come(Party party, UsedStep? code) => Turn<Result<Arrival>>(async (entrance, rules, now) =>
    {
        if (entrance.Visits.Any(visit => visit.Id == party.Id && !party.Is(visit))) return new VisitOver(party.Id);

        var timed = party with { LongestStay = (await settings.At(now)).Rules.Premises.LongestStay };
        switch (await Save(entrance.Come(timed, rules, now), code, now))
        {
            // Unless it is the kiosk that had no answer to the same.
            case EntranceSaved.Used when !entrance.Visits.Any(party.Is): return new PassCodeUsed();
            case EntranceSaved.Revoked: return new PassRevoked();
        }

        var visits = memory!.Entrance.Visits;
        var visit = visits.Single(each => each.Rental == party.Rental);
        return new Arrival(visit, visits.IndexOf(visit));
    });

    public Task<Result<Visit>> Find(VisitId visit, DeviceId device) => Turn((entrance, rules, now) => Task.FromResult(entrance.Find(visit, device, rules, now)));

    public Task<Result<Visit>> GoOn(VisitId visit, DeviceId device) => Turn<Result<Visit>>(async (entrance, rules, now) =>
    {
        if (!entrance.Find(visit, device, rules, now).Succeeded(out var found, out var refusal)) return refusal;
        if (found is { IsHeard: true, IsDone: false } && found.Until >= now + rules.Idle - WorthNoting) return found;

        await Commit(entrance.GoOn(found, rules, now), now);
        return memory!.Entrance.Visits[0];
    });

    public Task Done(RentalId rental, DateTimeOffset at) => Turn((entrance, rules, now) => Commit(entrance.Done(rental, at, rules, now), now));

    public Task Leave(VisitId visit, DeviceId device, PassPurpose? purpose) =>
        Turn((entrance, rules, now) => Commit(entrance.Leave(visit, device, purpose, rules, now), now));

    public Task AllLeft(DateTimeOffset since) => Turn((entrance, rules, now) => Commit(entrance.AllLeft(since, rules, now), now));

    public async Task ShutOut(DeviceId device)
    {
        foreach (var visit in (await Get()).Visits.Where(visit => visit.Device == device)) await Leave(visit.Id, device, purpose: null);
    }

    public async Task<Standstills> Waits(RentalId rental)
    {
        await Get();
        var now = clock.GetUtcNow();
        return new([.. (await entrances.Waits(rental)).Where(wait => wait.From < (wait.Until ?? now)).Select(wait => new Slot(wait.From, wait.Until ?? now))]);
    }

    public async Task<DateTimeOffset?> WaitingSince(RentalId rental) =>
        (await Get()).Visits.FirstOrDefault(visit => visit.Rental == rental && visit.Since is null)?.CameAt;

    public Task MeetDeadlines() => Turn(async (entrance, rules, now) =>
    {
        // Asked because the database says that something is due: if memory knows of nothing, memory is stale.
        if (!(entrance.NextDeadline <= now)) entrance = (await Read()).Entrance;
        return await Commit(entrance.Lapse(rules, now), now);
    });

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<T> Turn<T>(Func<Entrance, EntranceRules, DateTimeOffset, Task<T>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                return await decide((memory ?? await Read()).Entrance, (await settings.At(now)).Rules.Entrance, now);
            }
            catch (StaleEntranceException) when (attempt < Attempts)
            {
                memory = null;
            }
            catch
            {
                DeactivateOnIdle();
                throw;
            }
        }
    }

    private async Task<Entrance> Commit(ImmutableArray<EntranceEvent> events, DateTimeOffset now)
    {
        if (!events.IsEmpty) await Save(events, null, now);
        return memory!.Entrance;
    }

    private async Task<EntranceSaved> Save(ImmutableArray<EntranceEvent> events, UsedStep? code, DateTimeOffset now)
    {
        // First those who watch: whom they know of they are told once.
        foreach (var stay in events.OfType<VisitLong>()) await GrainFactory.GetGrain<IPremisesGrain>(Id.Value).Stay(stay.Since);

        var (before, version) = memory!;
        var after = before.Apply(events);
        var saved = await entrances.Save(after, events, code, version, now, Actor.Current);
        if (saved == EntranceSaved.Stale) throw new StaleEntranceException(Id);
        if (saved == EntranceSaved.Done) memory = new(after, version + events.Length);
        return saved;
    }

    private async Task<EntranceState> Read() => memory = await entrances.Load(Id) ?? new(Entrance.Empty(Id), 0);
}

/// <summary>Another activation keeps writing this entrance; the call changed nothing and may be repeated.</summary>
public sealed class StaleEntranceException(SiteId site) : Exception($"The entrance of site {site.Value} was written by another activation.");
