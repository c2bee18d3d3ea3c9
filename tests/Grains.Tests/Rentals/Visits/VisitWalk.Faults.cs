using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What breaks: doors, lines, power, the processor, the engine.</summary>
internal sealed partial class VisitWalk
{
    private readonly Outages outages;
    private readonly Dictionary<SiteId, DeviceId> listening = [];

    private Task Break()
    {
        var shop = Any(world.Shops);
        switch (random.Next(6))
        {
            case 0:
                Any([.. wall.Doors]).IsJammed = true;
                return Task.CompletedTask;
            case 1:
                wall.LosePower(shop.Site);
                return Task.CompletedTask;
            case 2:
                world.Processor.BackAt = world.Now.AddMinutes(random.Next(1, 40));
                Note("processor away");
                return Task.CompletedTask;
            default:
                return outages.Since(shop.Site) is null ? BeginSilence(shop.Site) : Task.CompletedTask;
        }
    }

    /// <summary>Somebody repairs a door, or a line.</summary>
    private async Task Mend()
    {
        foreach (var door in wall.Doors.Where(_ => random.Next(2) == 0)) door.IsJammed = false;
        await EndSilence(Any(world.Shops).Site);
    }

    /// <summary>A site is silent for some minutes: more often one to which somebody is to come.</summary>
    private async Task Outage()
    {
        List<SiteId> awaited = [.. guests.Values.Where(guest => AlonePurpose(guest) is not null).Select(guest => guest.Site)];
        var site = awaited.Count > 0 && random.Next(4) > 0 ? Any(awaited) : Any(world.Shops).Site;
        if (outages.Since(site) is not null) return;
        await BeginSilence(site);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            await Advance(TimeSpan.FromSeconds(random.Next(30, 150)));
            await ActAlone(site);
        }

        await EndSilence(site);
    }

    /// <summary>The line is cut while somebody is at the lockers: they go on by their phone, or by what the kiosk knows of them.</summary>
    private Task CutInVisit() => OnOne(guest => IsInside(guest) && outages.Since(guest.Site) is null, async guest =>
    {
        Note("silence in a visit", guest.Id);
        await BeginSilence(guest.Site);
        for (var times = random.Next(1, 5); times > 0 && !IsUntold(guest) && IsAtLockers(guest); times--)
        {
            if (AlonePurpose(guest) is not null && random.Next(2) == 0) await ServeAlone(guest);
            else await ActHere(guest);
            await Advance(TimeSpan.FromSeconds(random.Next(1, 60)));
        }

        if (IsUntold(guest)) Note("goes on alone", guest.Id);
        await EndSilence(guest.Site);
    });

    /// <summary>A kiosk that was just heard is heard no more.</summary>
    private async Task BeginSilence(SiteId site)
    {
        var device = DeviceId.New(world.Now);
        world.Database.Execute(
            "INSERT INTO device (id, version, site_id, kind, name, credential_hash, created_at) VALUES ($1, 1, $2, 'Kiosk', $1::text, uuid_send($1), $3)",
            device.Value, site.Value, world.Now);
        await world.Grain<ISiteGrain>(site.Value).Heartbeat(device);
        listening[site] = device;
        wall.CutOff(site, isCut: true);
        outages.Begin(site, world.Now);
        await LeaveAlone(site);
        Note("silence");
    }

    /// <summary>It is heard again; and replaced, so that it is not waited for.</summary>
    private async Task EndSilence(SiteId site)
    {
        if (outages.Since(site) is not { } since) return;

        var grain = world.Grain<ISiteGrain>(site.Value);
        var noticed = (await grain.Health()).DegradedSince;
        Assert.True(noticed == since || (noticed is null && world.Now - since < TimeSpan.FromMinutes(3)), $"silent since {since:O}, and known since {noticed:O}");

        // The bridge may have its line before the kiosk has.
        if (random.Next(2) == 0)
        {
            wall.CutOff(site, isCut: false);
            await Advance(TimeSpan.FromSeconds(random.Next(0, 100)));
            noticed = (await grain.Health()).DegradedSince;
        }

        await TellAlone(site);
        await grain.Heartbeat(listening[site]);
        world.Database.Execute("UPDATE device SET revoked_at = $2, credential_hash = NULL WHERE id = $1", listening[site].Value, world.Now);
        wall.CutOff(site, isCut: false);
        outages.End(site, world.Now, noticed is not null);
        Note(noticed is null ? "silence that nobody noticed" : "end of a silence");
    }

    private async Task Restart()
    {
        // Whoever begins to listen anew gives a silent kiosk a minute more.
        if (world.Shops.Any(shop => outages.Since(shop.Site) is not null)) return;
        await world.Restart();
        Note("engine left");
    }
}
