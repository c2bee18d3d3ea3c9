using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Sites;

/// <summary>
/// Hears heartbeats in memory, and writes what comes of them: a device that was never heard, a silence, its end. About once a
/// minute the deadline that is stored is met, and moved to where the last heartbeats have put it.
/// </summary>
internal sealed class SiteGrain(SiteHealthStore store, DeviceStore devices, CurrentSettings settings, TimeProvider clock) : Grain, ISiteGrain
{
    private const int Attempts = 5;

    /// <summary>What is stored, and the heartbeats since; null until it was asked.</summary>
    private SiteHealthState? memory;

    private SiteId Id => new(this.GetPrimaryKey());

    public Task<SiteHealth> Health() => Turn((health, _, _) => Task.FromResult(health));

    public async Task<SiteDowntime> Downtime(DateTimeOffset from)
    {
        var (health, now) = (await Health(), clock.GetUtcNow());
        var hasSpells = health.DegradedSince is not null || health.RestoredAt > from;
        return new SiteDowntime(
            hasSpells ? [.. await store.Spells(Id, from)] : [],
            health.DegradedSince is null ? health.DoubtfulSince(now) : null)
        {
            UnheardSince = health.UnheardSince((await settings.At(now)).Rules.Health, now),
        };
    }

    public Task Heartbeat(DeviceId device) => Turn(async (health, rules, now) =>
    {
        if (!health.Watches(device)) health = await Commit(new DeviceFirstHeard(Id, device, now), rules, now);

        // Whoever else is silent is found when that is due: a heartbeat only ends a silence.
        Remember(health.Hear(device, now));
        return health.DegradedSince is null ? memory!.Health : await Look(rules, now);
    });

    public Task MeetDeadlines() => Turn(async (health, rules, now) =>
    {
        var known = memory!.Version;
        if (health.IsNoticedLate(rules, now)) Remember(health.Listening(now));
        health = await Look(rules, now);

        // Asked because the database says that something is due: where nothing is, it is told when something will be.
        if (memory.Version == known) await Save(health, null, rules, now);
        return health;
    });

    /// <summary>Writes what has come of the time that went by. Devices that were revoked are not waited for.</summary>
    private async Task<SiteHealth> Look(HealthRules rules, DateTimeOffset now)
    {
        if (memory!.Health.Decide(rules, now) is null && memory.Health.DegradedSince is null) return memory.Health;

        var expected = (await devices.Of(Id)).Where(device => device.RevokedAt is null).Select(device => device.Id).ToHashSet();
        Remember(memory.Health.Only(expected));
        while (memory.Health.Decide(rules, now) is { } happened) await Commit(happened, rules, now);
        return memory.Health;
    }

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<SiteHealth> Turn(Func<SiteHealth, HealthRules, DateTimeOffset, Task<SiteHealth>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                return await decide((memory ?? await Begin(now)).Health, (await settings.At(now)).Rules.Health, now);
            }
            catch (StaleSiteException) when (attempt < Attempts)
            {
                var heard = memory!.Health.Heard;
                var read = await Read();
                memory = read with { Health = heard.Aggregate(read.Health, (health, one) => health.Hear(one.Device, one.At)) };
            }
            catch
            {
                DeactivateOnIdle();
                throw;
            }
        }
    }

    private async Task<SiteHealth> Commit(SiteHealthEvent happened, HealthRules rules, DateTimeOffset now)
    {
        await Save(memory!.Health.Apply(happened), happened, rules, now);
        return memory.Health;
    }

    private async Task Save(SiteHealth after, SiteHealthEvent? happened, HealthRules rules, DateTimeOffset now)
    {
        var version = memory!.Version;
        if (!await store.Save(after, happened, after.NextDeadline(rules), version, now, Actor.Current)) throw new StaleSiteException(Id);

        memory = new(after, happened is null ? version : version + 1);
    }

    private void Remember(SiteHealth health) => memory = memory! with { Health = health };

    /// <summary>What was heard before this activation is known to the minute only: silence counts from here.</summary>
    private async Task<SiteHealthState> Begin(DateTimeOffset now)
    {
        var read = await Read();
        return memory = read with { Health = read.Health.Listening(now) };
    }

    private async Task<SiteHealthState> Read() => await store.Load(Id) ?? new(SiteHealth.New(Id), 0);
}

/// <summary>Another activation keeps writing this site's health; the call changed nothing and may be repeated.</summary>
public sealed class StaleSiteException(SiteId site) : Exception($"The health of site {site.Value} was written by another activation.");
