using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Sites;

/// <summary>Decides from the premises in memory, commits, moves on. It calls no other grain, so that any may call it.</summary>
internal sealed class PremisesGrain(PremisesStore store, SiteQueries sites, CurrentSettings settings, TimeProvider clock) : Grain, IPremisesGrain
{
    private const int Attempts = 5;

    /// <summary>What the database said last; null until it was asked.</summary>
    private PremisesState? memory;

    private SiteId Id => new(this.GetPrimaryKey());

    public Task<Premises> Get() => Turn((premises, _, _) => Task.FromResult(premises));

    public Task<Premises> Hear(PremisesReport report) => Turn(async (premises, rules, now) =>
        premises.Hear(report, await Maximum(), rules) is { } happened ? await Commit(happened, rules, now) : premises);

    public Task<Premises> Stay(DateTimeOffset since) => Turn(async (premises, rules, now) =>
        premises.Stay(since, now) is { } happened ? await Commit(happened, rules, now) : premises);

    public Task MeetDeadlines() => Turn(async (premises, rules, now) =>
    {
        // Asked because the database says that something is due: if memory knows of nothing, memory is stale.
        if (!(premises.NextDeadline(rules) <= now)) premises = (await Read()).Premises;
        return premises.MeetDeadlines(rules, now) is { } happened ? await Commit(happened, rules, now) : premises;
    });

    private async Task<int> Maximum() => (await sites.Find([Id])).Single().MaximumPersons;

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<Premises> Turn(Func<Premises, PremisesRules, DateTimeOffset, Task<Premises>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                return await decide((memory ?? await Read()).Premises, (await settings.At(now)).Rules.Premises, now);
            }
            catch (StalePremisesException) when (attempt < Attempts)
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

    private async Task<Premises> Commit(PremisesEvent happened, PremisesRules rules, DateTimeOffset now)
    {
        var (before, version) = memory!;
        var after = before.Apply(happened);
        if (!await store.Save(after, happened, after.NextDeadline(rules), version, now, Actor.Current)) throw new StalePremisesException(Id);

        memory = new(after, version + 1);
        return after;
    }

    private async Task<PremisesState> Read() => memory = await store.Load(Id) ?? new(Premises.New(Id), 0);
}

/// <summary>Another activation keeps writing what goes on at this site; the call changed nothing and may be repeated.</summary>
public sealed class StalePremisesException(SiteId site) : Exception($"What goes on at site {site.Value} was written by another activation.");
