using Npgsql;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Rentals;

namespace Toolbox24.Testing.Crashes;

/// <summary>
/// Somebody who stands before the lockers with their rental. Whatever they do they look first, and do what is still to be done: where
/// they were cut they go on, and a door that was not heard of they ask for again.
/// </summary>
internal sealed class Visitor(BookingBed bed, RentalId id)
{
    private const int Patience = 20;

    // A lock that is asked again sooner does not pulse.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(11);

    public IRentalGrain Grain => bed.GrainOf(id);

    public async Task<Rental> Look() => (await Grain.Get()).Value();

    /// <summary>Has the lockers opened: all that open are open then, and what does not is known not to.</summary>
    public async Task HaveOpened()
    {
        if ((await Look()) is { Status: RentalStatus.Confirmed } rental) (await Grain.PickUp(rental.Customer, isNoticeRead: true)).Value();
        await bed.Settle();
        for (var time = 0; await IsUnheard(); time++)
        {
            if (time == Patience) throw new TimeoutException("No locker opens.");
            bed.AdvanceTo(bed.Now + Again);
            (await Grain.AskLockers((await Look()).Customer)).Value();
            await bed.Settle();
        }
    }

    /// <summary>Has a locker opened that had stayed shut, and was put right.</summary>
    public async Task HaveOpenedAfterAll(UnitId unit)
    {
        for (var time = 0; await bed.Locks.Openings(unit) == 0; time++)
        {
            if (time == Patience) throw new TimeoutException("The locker stays shut.");
            bed.AdvanceTo(bed.Now + Again);
            (await Grain.AskLockers((await Look()).Customer)).Value();
            await bed.Settle();
        }
    }

    /// <summary>Has a locker opened once more that was shut on its tool.</summary>
    public async Task HaveOpenedAgain(UnitId unit)
    {
        for (var time = 0; await bed.Locks.Openings(unit) == 1; time++)
        {
            if (time == Patience) throw new TimeoutException("The locker does not open again.");
            if (time > 0) bed.AdvanceTo(bed.Now + Again);
            (await Grain.OpenAgain((await Look()).Customer, unit)).Value();
            await bed.Settle();
        }
    }

    /// <summary>Takes what lies in open lockers.</summary>
    public async Task Take()
    {
        foreach (var item in await InPlay()) await bed.Locks.Shut(item.Unit);
        await bed.Settle();
    }

    /// <summary>Two photos of each tool; and they leave.</summary>
    public async Task Leave()
    {
        foreach (var item in await InPlay())
            for (var taken = item.AtPickup?.Photos.Length ?? 0; taken < OnSiteRules.Default.Photos; taken++)
                (await Grain.AddEvidence(item.Unit, EvidenceId.New(bed.Now), EvidenceKind.Photo)).Value();
        if (await Look() is { Status: RentalStatus.PickingUp } rental) (await Grain.FinishPickUp(rental.Customer)).Value();
        await bed.Settle();
    }

    /// <summary>All of that.</summary>
    public async Task PickUp()
    {
        await HaveOpened();
        await Take();
        await Leave();
    }

    /// <summary>Brings all back, or the first of the tools.</summary>
    /// <param name="doesShut">Whether the doors shut on it.</param>
    /// <param name="tools">How many of them.</param>
    public async Task BringBack(bool doesShut = true, int tools = int.MaxValue)
    {
        await bed.Settle();
        if (await Look() is { Status: RentalStatus.Active or RentalStatus.Lost } rental)
            (await Grain.BeginReturn(rental.Customer, rental.Site, knowsNoRefund: true)).Value();
        foreach (var item in (await InPlay()).Take(tools))
        {
            await Unlock(item.Unit);
            await PutBack(item.Unit, doesShut);
        }
    }

    /// <summary>Has the locker opened that a tool belongs in; where it refuses, that is known.</summary>
    public async Task Unlock(UnitId unit)
    {
        for (var time = 0; await Out(unit) is { } item && !await bed.Locks.IsOpen(unit); time++)
        {
            if (time == Patience) throw new TimeoutException("The locker does not open.");
            if (time > 0) bed.AdvanceTo(bed.Now + Again);
            if (item.Status == ItemStatus.PickedUp) (await Grain.UnlockForReturn((await Look()).Customer, unit)).Value();
            await bed.Settle();
            if (await bed.Locks.HasRefused(unit)) return;
        }
    }

    /// <summary>Whether the customer has it still.</summary>
    public async Task<ItemOnSite?> Out(UnitId unit) => (await Look()).OnSite?.Of(unit) is { IsOut: true } item ? item : null;

    private async Task PutBack(UnitId unit, bool doesShut)
    {
        var customer = (await Look()).Customer;
        if (await Out(unit) is { IsScanned: false }) (await Grain.ScanReturn(customer, await bed.PlateOf(unit))).Value();
        if (doesShut) await bed.Locks.Shut(unit);
        else if (await Out(unit) is not null) (await Grain.LeaveDoorOpen(customer, unit, await bed.Service<NpgsqlDataSource>().Keep(id, unit, bed.Now))).Value();
        await bed.Settle();
    }

    private async Task<List<ItemOnSite>> InPlay() => [.. ((await Look()).OnSite?.Items ?? []).Where(item => item.IsInPlay)];

    /// <summary>Whether some locker has not said yet whether it opens.</summary>
    private async Task<bool> IsUnheard()
    {
        var site = (await Look()).OnSite;
        foreach (var item in await InPlay())
            if (item.Status == ItemStatus.Reserved && !(await bed.Locks.HasRefused(item.Unit) ? site!.Stuck == item.Unit : item.Opening is { IsOpen: true })) return true;
        return false;
    }
}
