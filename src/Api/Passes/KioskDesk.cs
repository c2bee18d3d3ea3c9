using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Doors;
using Toolbox24.Grains.Passes;
using Toolbox24.Grains.Rentals;
using Toolbox24.Grains.Sites;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Passes;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Passes;

/// <summary>What kiosks ask for those who stand at them. Each knows its own site only, and is told nothing of who anybody is.</summary>
public sealed class KioskDesk(
    PassStore passes, PassKey key, FetchBar bar, KioskQueries rentals, ServerKey secret, IGrainFactory grains, ThrottleStore throttle, KioskWatch watch,
    SiteQueries sites, CurrentSettings settings, TimeProvider clock)
{
    /// <summary>No PIN is sent so long before the start.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(3);

    public async Task<VisitPayload> Read(Device kiosk, ReadPassInput input)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        ArgumentNullException.ThrowIfNull(input);
        var shown = PassCode.Read(input.Scanned)?.Grant.Id;
        if (!(await Admit(kiosk, input, shown)).Succeeded(out var arrival, out var refusal))
        {
            watch.Refused(kiosk, refusal, shown);
            return refusal;
        }

        return await Welcome(arrival);
    }

    public async Task<VisitPayload> Enter(Device kiosk, EnterPinInput input)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        ArgumentNullException.ThrowIfNull(input);
        var now = clock.GetUtcNow();
        var isPin = PinCode.Read(input.Typed).Succeeded(out var pin, out _);
        if (!(await throttle.Try(Throttle.Kiosk(kiosk.Id.Value, kiosk.Site.Value, pin?.LastFour ?? ""), now)).Succeeded(out var tried, out var wait))
        {
            watch.Locked(kiosk, ((TooManyTries)wait).Wait);
            return wait;
        }

        if (!isPin || await Match(kiosk.Site, pin!, input.Purpose, now) is not { } rental)
        {
            throttle.Failed(tried);
            watch.WrongPin(kiosk);
            return new WrongPin();
        }

        await throttle.Succeeded(tried);
        if (await RefuseCustomer(rental, input.Purpose) is { } barred)
        {
            watch.Refused(kiosk, barred, pass: null);
            return barred;
        }

        return (await Come(kiosk, rental.Id, input.Purpose, input.Visit, code: null)).Succeeded(out var arrival, out var refusal)
            ? await Welcome(arrival)
            : refusal;
    }

    /// <summary>Opens the entrance for somebody whose turn it is; not to fetch what their customer has said meanwhile is not to be fetched.</summary>
    public async Task<VisitPayload> Open(Device kiosk, VisitId visit)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        var entrance = At(kiosk);
        if (!(await entrance.Find(visit, kiosk.Id)).Succeeded(out var waiting, out var early)) return early;
        if (!(await grains.GetGrain<IRentalGrain>(waiting.Rental.Value).Get()).Succeeded(out var rental, out var unknown)) return unknown;

        // Asked before they are given their time anew: who is not let in keeps nobody waiting for longer.
        if (await RefuseCustomer(rental, waiting.Purpose) is { } barred) return barred;

        return (await entrance.GoOn(visit, kiosk.Id)).Succeeded(out var found, out var refusal) ? await Welcome(new Arrival(found, 0)) : refusal;
    }

    public async Task<VisitPayload> Find(Device kiosk, VisitId visit)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        return (await At(kiosk).Find(visit, kiosk.Id)).Succeeded(out var found, out var refusal) ? new VisitPayload(found, 0, null) : refusal;
    }

    public async Task<VisitPayload> End(Device kiosk, VisitId visit, PassPurpose? purpose)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        await At(kiosk).Leave(visit, kiosk.Id, purpose);
        return new VisitPayload(null, null, null);
    }

    /// <summary>One party at a time: the entrance opens for whoever's turn it is. If it does not, they ask again.</summary>
    private async Task<VisitPayload> Welcome(Arrival arrival)
    {
        var (visit, now) = (arrival.Visit, clock.GetUtcNow());
        if (arrival.Before == 0 && await RefuseEntry(visit.Site) is { } wait) return new VisitPayload(visit, 0, wait);

        var purpose = visit.Purpose == PassPurpose.PickUp ? DoorPurpose.Pickup : DoorPurpose.Return;
        if (arrival.Before == 0)
            await grains.GetGrain<IDoorGrain>(visit.Site.Value).Open(new OpenDoor(DoorCommandId.New(now), purpose, visit.Rental), reason: null);
        return new VisitPayload(visit, arrival.Before, null);
    }

    /// <summary>Whoever cannot come in now keeps their visit, and asks again.</summary>
    private async Task<Refusal?> RefuseEntry(SiteId site)
    {
        var maximum = (await sites.Find([site])).Single().MaximumPersons;
        return (await grains.GetGrain<IPremisesGrain>(site.Value).Get()).RefuseEntry(maximum);
    }

    private async Task<Result<Arrival>> Admit(Device kiosk, ReadPassInput input, Guid? shown)
    {
        var now = clock.GetUtcNow();
        var isRevoked = shown is { } pass && !await passes.Lives(pass);
        var reader = new PassReader(kiosk.Site, [.. key.PublicKey], isRevoked ? [shown!.Value] : [], Used: []);
        if (!reader.Read(input.Scanned, input.Purpose, now).Succeeded(out var code, out var refusal))
            return refusal is PassOfOtherSite elsewhere ? await Direct(kiosk, input, reader with { Site = elsewhere.Site }, now) ?? refusal : refusal;

        if (!(await grains.GetGrain<IRentalGrain>(code.Grant.Rental.Value).Get()).Succeeded(out var rental, out var unknown)) return unknown;
        if (rental.RefuseEntry(input.Purpose, (await settings.At(now)).Rules.OnSite.EarlyPickup, now) is { } refused) return refused;
        if (await RefuseCustomer(rental, input.Purpose) is { } barred) return barred;

        return await Come(kiosk, rental.Id, input.Purpose, input.Visit, new UsedStep(code.Grant.Id, code.Step));
    }

    /// <summary>The way to the right site, and the time it takes, for who brings tools to another one; null where they do not.</summary>
    private async Task<Refusal?> Direct(Device kiosk, ReadPassInput input, PassReader there, DateTimeOffset now)
    {
        if (input.Purpose != PassPurpose.Return || !there.Read(input.Scanned, input.Purpose, now).Succeeded(out var code, out _)) return null;

        Actor.Current = kiosk.Id.Value.ToString();
        var told = await grains.GetGrain<IRentalGrain>(code.Grant.Rental.Value).ComeToWrongSite(kiosk.Site);
        return told.Succeeded(out var rental, out _) ? new WrongSite(rental.Site, rental.OnSite!.Grace?.End) : null;
    }

    /// <summary>The rental whose PIN this is. All that could be are compared, so that it takes as long whichever it is.</summary>
    private async Task<Rental?> Match(SiteId site, PinCode pin, PassPurpose purpose, DateTimeOffset now)
    {
        Rental? found = null;
        foreach (var (rental, phone) in await rentals.Coming(site, purpose, now + Soon, pin.LastFour))
        {
            var number = rental.PinFor(purpose, (await passes.Block(rental.Customer))?.Since, now);
            if (number is { } issue && PinCode.Of(rental.Id, purpose, issue, phone, secret).Matches(pin)) found = rental;
        }

        return found;
    }

    /// <summary>Why is not the kiosk's affair: whoever stands there need not be the customer.</summary>
    private async Task<Refusal?> RefuseCustomer(Rental rental, PassPurpose purpose) => await bar.Refuse(rental, purpose) is null ? null : new NotLetIn();

    private Task<Result<Arrival>> Come(Device kiosk, RentalId rental, PassPurpose purpose, VisitId? visit, UsedStep? code) =>
        At(kiosk).Come(new Party(visit ?? VisitId.New(), rental, kiosk.Id, purpose), code);

    private IEntranceGrain At(Device kiosk)
    {
        Actor.Current = kiosk.Id.Value.ToString();
        return grains.GetGrain<IEntranceGrain>(kiosk.Site.Value);
    }
}
