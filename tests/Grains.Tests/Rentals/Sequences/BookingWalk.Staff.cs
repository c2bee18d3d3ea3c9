using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>What the staff does meanwhile: closings, units, prices, and whom they trust.</summary>
internal sealed partial class BookingWalk
{
    private readonly Dictionary<AccountId, StandingKind> standings = [];
    private readonly Decider staff = new(new AccountId(Guid.CreateVersion7()), [Role.Operator, Role.Administrator]);

    /// <summary>The version of the prices in force.</summary>
    private Guid prices = RuleVersion.BuiltIn.Id;

    private Task Staff() => random.Next(14) switch
    {
        < 3 => Close(),
        < 6 => OpenAgain(),
        < 9 => TurnUnit(),
        < 11 => PlaceUnit(),
        < 12 => SetPrices(),
        _ => Judge(),
    };

    private ChangeNote Note(string what) => new(what, staff.Id.Value.ToString(), world.Now);

    private async Task Close()
    {
        if (walls.Closings.Values.Count(IsShut) >= 2) return;

        var shop = Any(world.Shops);
        var from = world.Now.AddMinutes(random.Next(2) == 0 ? 0 : random.Next(1, 3000));
        LockerId? locker = random.Next(4) == 0 ? null : Any(shop.Lockers);
        DateTimeOffset? until = random.Next(3) == 0 ? null : from.AddMinutes(random.Next(1, 3000));
        var closing = Closing.Begin(new(shop.Site, locker, "Serrure cassée", from, until), world.Now).Value();
        closing = (await world.Service<ClosingStore>().Save(closing, Note("ClosingBegun"))).Value();
        walls.Close(closing, stored.Units.Values);
        Count(locker is null ? "site closed" : "locker closed");
    }

    private async Task OpenAgain()
    {
        List<Closing> shut = [.. walls.Closings.Values.Where(IsShut)];
        if (shut.Count == 0) return;

        var one = Any(shut);
        walls.Closings[one.Id] = (await world.Service<ClosingStore>().Save(one.End(one.Version, world.Now).Value(), Note("ClosingEnded"))).Value();
        Count("opened again");
    }

    private bool IsShut(Closing closing) => closing.EndedAt is null && !(closing.Until <= world.Now);

    /// <summary>Out of service and back. What it is booked for takes another unit, or fails.</summary>
    private async Task TurnUnit()
    {
        var (units, unit) = (world.Service<UnitPassportStore>(), Any([.. stored.Units.Values.OrderBy(unit => unit.IsInService).Take(5)]));
        var passport = (await units.Find(unit.Id))!.Passport;
        var state = unit.IsInService ? UnitState.Quarantined : UnitState.InService;
        (await units.Save(passport.Become(state, passport.Version).Value(), null, Note("UnitStateChanged"))).Value();
        if (state == UnitState.Quarantined) walls.OutAt[unit.Id] = world.Now;
        Count($"unit {state}");
    }

    /// <summary>To another locker, to the workshop, or back from there.</summary>
    private async Task PlaceUnit()
    {
        var shop = Any(world.Shops);
        var empty = Any([.. shop.Lockers.Where(locker => stored.Units.Values.All(unit => unit.Locker != locker))]);
        var unit = stored.Units[shop.Units.FirstOrDefault(unit => stored.Units[unit].Locker is null, Any(shop.Units))];
        var isTakenOut = unit.Locker is not null && random.Next(3) == 0;
        var answer = unit.Locker is not { } locker ? await world.Locker(empty).Place(unit.Id)
            : isTakenOut ? await world.Locker(locker).TakeOut()
            : await world.Locker(locker).MoveTo(empty);
        if (!answer.Succeeded(out _, out var refusal))
        {
            Assert.True(
                refusal is LockerClosed && stored.Claims.Exists(claim => claim.Unit == unit.Id && walls.IsClosed(empty, claim.During)), refusal.ToString());
            return;
        }

        if (isTakenOut) walls.OutAt[unit.Id] = world.Now;
        Count(unit.Locker is null ? "unit placed" : isTakenOut ? "unit taken out" : "unit moved");
    }

    private async Task SetPrices()
    {
        var (grids, percent) = (world.Service<GridStore>(), random.Next(80, 160));
        var book = await grids.LoadBook();
        var content = new PriceContent(new PriceGrid(RuleVersion.BuiltIn, [new PriceLine(Target.General, new Rates(
            new Euros(8 * percent), new Euros(20 * percent), new Euros(35 * percent), new Euros(60 * percent), new Euros(120 * percent)))]));
        var draft = GridVersion.Draft("Saison", content, staff.Id, world.Now).Value();
        Assert.True(await grids.Save(draft, null, GridBook.Empty, staff.Id, world.Now));
        var published = draft.Propose(draft.Revision, null, book, [], staff.Id, world.Now).Value();
        Assert.True(await grids.Save(published, draft, book, staff.Id, world.Now));
        prices = published.Id.Value;
        Count("prices set");
    }

    private async Task Judge()
    {
        var (id, reason) = (Any(world.Customers), "Deux retards sans nouvelles.");
        var (customer, standing) = (world.Customer(id), standings.GetValueOrDefault(id));
        var next = standing != StandingKind.Good ? StandingKind.Good : random.Next(2) == 0 ? StandingKind.Suspended : StandingKind.Watched;
        var judged = (standing, next) switch
        {
            (_, StandingKind.Suspended) => await customer.Suspend(staff, reason),
            (_, StandingKind.Watched) => await customer.Watch(staff, reason),
            (StandingKind.Suspended, _) => await customer.Reinstate(staff, reason),
            _ => await customer.Unwatch(staff, reason),
        };
        judged.Value();
        standings[id] = next;
        Count($"standing: {next}");
    }

    private decimal DepositFactor(AccountId customer) => standings.GetValueOrDefault(customer) == StandingKind.Watched ? 1.5m : 1m;
}
