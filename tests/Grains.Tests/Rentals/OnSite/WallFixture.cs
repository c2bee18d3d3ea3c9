using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Doors;
using Toolbox24.Integrations.Doors;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>Rentals whose lockers have doors, which do what the tests say.</summary>
public class WallFixture : RentalFixture
{
    private readonly NotedLocks locks = new();

    /// <summary>Sends all that waits in the outbox, and what comes of it, until nothing is due.</summary>
    public async Task Deliver()
    {
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(Silo.Services);
        while (await dispatcher.SendDue() > 0)
        {
        }
    }

    /// <summary>What locks were told since this was asked last.</summary>
    public async Task<List<LockOrder>> Orders()
    {
        await Deliver();
        return locks.Take();
    }

    /// <summary>All locks that were told to open do.</summary>
    public async Task OpenAll()
    {
        foreach (var order in await Orders()) await Say(order.Door, new DoorWentOpen(Now, order.Command));
    }

    public Task Shut(UnitId unit) => Say(DoorOf(unit), new DoorWentShut(Now));

    public async Task Say(DoorId door, DoorReport report)
    {
        await Silo.Grains.GetGrain<IDoorGrain>(door.Value).Hear(report);
        await Deliver();
    }

    public DoorId DoorOf(UnitId unit) => new(Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit.Value));

    /// <summary>A booking of some units of one tool, at its start; there are as many more as asked for.</summary>
    public async Task<Rental> Come(int units = 1, int more = 0)
    {
        var (site, tool) = NewSite(units + more);
        var slot = SlotIn(24, lasting: 4);
        var rental = await Booked(await Held(await NewCustomer(), site, slot, [.. Enumerable.Repeat(tool, units)]));
        Clock.Advance(slot.Start - Now);
        return rental;
    }

    /// <summary>All tools out, with two photos each.</summary>
    public async Task<Rental> Leave(Rental rental)
    {
        await Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        await OpenAll();
        foreach (var item in rental.Items)
        {
            await Shut(item.Unit);
            foreach (var _ in Enumerable.Range(0, 2)) await Photograph(rental, item.Unit);
        }

        await Grain(rental.Id).FinishPickUp(rental.Customer);
        return await AnswerAll(rental.Id);
    }

    /// <summary>The customer is at the lockers with what is out, and knows that nothing is refunded.</summary>
    public async Task Begin(Rental rental) => (await Grain(rental.Id).BeginReturn(rental.Customer, rental.Site, knowsNoRefund: true)).Value();

    /// <summary>All tools back as they should be, or one of them.</summary>
    public async Task<Rental> BringBack(Rental rental, int? only = null)
    {
        await Begin(rental);
        foreach (var (unit, at) in rental.Items.Select((item, at) => (item.Unit, at)).Where(item => only is null || item.at == only))
        {
            (await Grain(rental.Id).UnlockForReturn(rental.Customer, unit)).Value();
            await OpenAll();
            (await Grain(rental.Id).ScanReturn(rental.Customer, PlateOf(unit))).Value();
            await Shut(unit);
        }

        return await AnswerAll(rental.Id);
    }

    public CodePlate PlateOf(UnitId unit) => new(Database.Scalar<string>("SELECT code FROM tool_unit WHERE id = $1", unit.Value));

    /// <summary>A photo of a tool, or a video, that is kept.</summary>
    public Task<EvidenceId> Keep(Rental rental, UnitId unit, EvidenceKind kind = EvidenceKind.Photo) =>
        Database.Source.Keep(rental.Id, unit, Now, kind);

    public Task Photograph(Rental rental, UnitId unit) => Grain(rental.Id).AddEvidence(unit, EvidenceId.New(Now), EvidenceKind.Photo);

    public async Task<Rental> Read(Rental rental) => (await Grain(rental.Id).Get()).Value();

    protected override void Add(IServiceCollection services) => services.AddDoorChannels().AddSingleton<ILockerHardware>(locks);

    private sealed class NotedLocks : ILockerHardware
    {
        private readonly List<LockOrder> told = [];

        public Task Open(LockOrder order, CancellationToken cancellationToken)
        {
            lock (told) told.Add(order);
            return Task.CompletedTask;
        }

        public List<LockOrder> Take()
        {
            lock (told)
            {
                List<LockOrder> all = [.. told];
                told.Clear();
                return all;
            }
        }
    }
}
