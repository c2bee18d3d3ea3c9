using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Time;

namespace Toolbox24.Testing;

/// <summary>Takes a booking to the decision on its return, by its grain, whatever doors there are.</summary>
public static class DecidedRentals
{
    private static readonly DamageClaim Scratch = new("carter", IsQuote: false, new Euros(50_00), Wear: 0.8m);

    /// <summary>Picked up, brought back, decided and closed: 40 € are taken of the first tool's deposit, the others' are let go of.</summary>
    /// <param name="services">Of the silo whose rental it is.</param>
    /// <param name="id">A booking; the clock is moved from its start to the decision.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="answer">Answers what the processor is asked for, for as long as it is asked.</param>
    public static async Task<Rental> Decide(this IServiceProvider services, RentalId id, AccountId decider, Func<Task> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var clock = services.GetRequiredService<MovableClock>();
        var grain = services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(id.Value);
        var rental = (await grain.Get()).Value();
        var units = services.GetRequiredService<UnitStore>();

        clock.Advance(rental.Slot.Start - clock.GetUtcNow());
        (await grain.PickUp(rental.Customer, isNoticeRead: true)).Value();
        foreach (var item in rental.Items) await Hear(item.Unit, LockerAnswer.Opened);
        foreach (var item in rental.Items) await Hear(item.Unit, LockerAnswer.Shut);
        (await grain.FinishPickUp(rental.Customer)).Value();
        await answer();

        clock.Advance(rental.Slot.End - clock.GetUtcNow());
        (await grain.BeginReturn(rental.Customer, rental.Site, knowsNoRefund: true)).Value();
        foreach (var unit in rental.Items.Select(item => item.Unit))
        {
            (await grain.UnlockForReturn(rental.Customer, unit)).Value();
            await Hear(unit, LockerAnswer.Opened);
            (await grain.ScanReturn(rental.Customer, (await units.Load(unit))!.Unit.Code)).Value();
            await Hear(unit, LockerAnswer.Shut);
        }

        await answer();
        foreach (var (unit, kind) in rental.Items.Select((item, at) => (item.Unit, at == 0 ? DecisionKind.PartialCapture : DecisionKind.Release)))
        {
            var damage = kind == DecisionKind.Release ? null : Scratch;
            (await grain.DecideReturn(new DecideItem(unit, kind, damage, "Carter fendu", decider, IsAdministrator: false))).Value();
        }

        clock.Advance(OnSiteRules.Default.CaptureNotice);
        await grain.MeetDeadlines();
        await answer();
        rental = (await grain.Get()).Value();
        return rental.Status == RentalStatus.Closed ? rental : throw new InvalidOperationException($"The rental is {rental.Status}.");

        async Task Hear(UnitId unit, LockerAnswer said) =>
            await grain.HearLocker((await grain.Get()).Value().OnSite!.Of(unit)!.Opening!.Command, said);
    }
}
