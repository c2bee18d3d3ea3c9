using System.Globalization;
using Toolbox24.Api.Passes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Passes;
using Toolbox24.Storage.Passes;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Who they are: shown at the kiosk by their phone, or typed. And those who try what is not theirs.</summary>
internal sealed partial class VisitWalk
{
    /// <summary>The number of all customers.</summary>
    private const string Number = "0612345678";

    private readonly Dictionary<AccountId, TestPhone> phones = [];
    private readonly Dictionary<SiteId, PinPad> pads = [];

    private KioskDesk Desk => world.Service<KioskDesk>();

    private static Device KioskAt(SiteId site, DateTimeOffset now) => new(Kiosk(site), 1, site, DeviceKind.Kiosk, "Borne", now, null, null);

    private static DeviceId Kiosk(SiteId site) => new(site.Value);

    /// <summary>Comes to the kiosk; null where it does not let them in.</summary>
    private async Task<(Visit Visit, int Before)?> ComeToKiosk(Guest guest, PassPurpose purpose)
    {
        // A kiosk that reaches nobody asks nobody; who comes back to it is known to it.
        if (outages.Since(guest.Site) is not null || random.Next(3) == 0)
        {
            var arrival = (await world.Grain<IEntranceGrain>(guest.Site.Value).Come(new Party(VisitId.New(), guest.Id, Kiosk(guest.Site), purpose), code: null)).Value();
            return (arrival.Visit, arrival.Before);
        }

        var told = random.Next(2) == 0 ? await ShowPass(guest, purpose) : await TypePin(guest, purpose);
        return told?.Visit is { } visit ? (visit, told.Before!.Value) : null;
    }

    /// <summary>Whoever is suspended fetches nothing, and brings back what they have.</summary>
    private async Task<bool> IsBarred(Guest guest, PassPurpose purpose) =>
        purpose == PassPurpose.PickUp && (await world.Customer(guest.Customer).Get()).Value().Standing.Kind == StandingKind.Suspended;

    /// <summary>By the phone: it is let in at its time, whatever PINs were typed before; and what was shown once is worth nothing more.</summary>
    private async Task<VisitPayload?> ShowPass(Guest guest, PassPurpose purpose)
    {
        var step = (purpose, PassCode.StepAt(world.Now));
        if (guest.Shown == step || await Shown(guest, purpose) is not { } shown) return null;

        var kiosk = KioskAt(guest.Site, world.Now);
        var told = await Desk.Read(kiosk, new(shown, purpose));
        Note(told.Refusal is null ? "shows a pass" : $"shows a pass: {told.Refusal.GetType().Name}", guest.Id);
        var refused = Of(guest).RefuseEntry(purpose, OnSiteRules.Default.EarlyPickup, world.Now) ?? (await IsBarred(guest, purpose) ? new NotLetIn() : null);
        Assert.True(told.Refusal is null == refused is null, $"{told.Refusal} and not {refused}: {guest.Id.Value}");
        if (told.Visit is null) return told;

        guest.Shown = step;
        var again = await Desk.Read(kiosk, new(shown, purpose));
        Assert.True(again is { Visit: null, Refusal: PassCodeUsed }, $"shown twice: {again.Refusal}: {guest.Id.Value}");
        return told;
    }

    /// <summary>By the PIN; now and then after some that are none. While the pad is locked, no PIN is looked at.</summary>
    private async Task<VisitPayload?> TypePin(Guest guest, PassPurpose purpose)
    {
        for (var wrong = random.Next(4) == 0 ? random.Next(1, 8) : 0; wrong > 0; wrong--)
            await TypeAt(guest.Site, Number[^4..] + random.Next(1_000_000).ToString("D6", CultureInfo.InvariantCulture), purpose, isRight: false);
        if (Of(guest).PinFor(purpose, voidBefore: null, world.Now) is not { } issue) return null;
        var pin = PinCode.Of(guest.Id, purpose, issue, MobileNumber.Read(Number).Value(), world.Service<ServerKey>());
        var told = await TypeAt(guest.Site, pin.LastFour + pin.Digits, purpose, isRight: true, await IsBarred(guest, purpose));
        Note(told.Refusal is null ? "types the PIN" : $"types the PIN: {told.Refusal.GetType().Name}", guest.Id);
        return told;
    }

    private async Task<VisitPayload> TypeAt(SiteId site, string typed, PassPurpose purpose, bool isRight, bool isBarred = false)
    {
        if (!pads.TryGetValue(site, out var pad)) pads[site] = pad = new();
        var (wait, told) = (pad.WaitAt(world.Now), await Desk.Enter(KioskAt(site, world.Now), new(typed, purpose)));
        if (wait > TimeSpan.Zero) Assert.True(told.Refusal is TooManyTries locked && locked.Wait == wait, $"{told.Refusal}, and the pad is locked for {wait}");
        else if (!isRight) Assert.IsType<WrongPin>(told.Refusal);
        else Assert.True(isBarred ? told.Refusal is NotLetIn : told.Visit is not null, $"{told.Refusal} to the right PIN");

        if (wait == TimeSpan.Zero && !isRight) pad.Fail(world.Now);
        if (!isRight) Note(wait > TimeSpan.Zero ? "wrong PIN while locked" : "wrong PIN");
        return told;
    }

    /// <summary>What the phone shows now; null where it has no pass, for there is nothing to be had by one.</summary>
    private async Task<string?> Shown(Guest guest, PassPurpose purpose)
    {
        if (!phones.TryGetValue(guest.Customer, out var phone)) phones[guest.Customer] = phone = new();
        var (store, customer) = (world.Service<PassStore>(), (await world.Customer(guest.Customer).Get()).Value());
        var live = await store.Live(guest.Id, purpose);
        var asked = new GrantPass(Of(guest), purpose, phone.Key, customer.Standing, Block: null, live);
        if (!PassGranting.Grant(asked, OnSiteRules.Default, world.Now).Succeeded(out var granted, out var refusal))
        {
            Note($"pass: {refusal.GetType().Name}", guest.Id);
            return null;
        }

        if (granted.Grant != live) Assert.True(await store.Save(guest.Customer, granted, block: null, world.Now, guest.Customer.Value.ToString()));
        return phone.Show(world.Service<PassKey>().Sign(granted.Grant).AsSpan(), world.Now);
    }

    /// <summary>They stand at another site with their tools: once, they are given half an hour to go to the right one.</summary>
    private async Task ComeToWrongSite(Guest guest)
    {
        if (!Of(guest).HasToolsOut || await Shown(guest, PassPurpose.Return) is not { } shown) return;

        var elsewhere = world.Shops.First(shop => shop.Site != guest.Site).Site;
        if (outages.Since(elsewhere) is not null) return;

        var told = await Desk.Read(KioskAt(elsewhere, world.Now), new(shown, PassPurpose.Return));
        guest.Grace ??= new Slot(world.Now, world.Now + OnSiteRules.Default.WrongSiteGrace);
        Assert.True(told.Refusal is WrongSite there && (there.Right, there.GraceUntil) == (guest.Site, guest.Grace.End), $"{told.Refusal} at the wrong site: {guest.Id.Value}");
        Note("comes to the wrong site", guest.Id);
    }
}
