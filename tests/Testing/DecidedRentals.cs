using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Time;

namespace Toolbox24.Testing;

/// <summary>Takes a booking to the decision on its return, by the rules and into the store, whatever grains can do of it.</summary>
public static class DecidedRentals
{
    private static readonly DamageClaim Scratch = new("carter", IsQuote: false, new Euros(50_00), Wear: 0.8m);

    /// <summary>Picked up, brought back and decided: 40 € are taken of the first tool's deposit, the others' are let go of.</summary>
    /// <param name="services">Of the silo whose rental it is.</param>
    /// <param name="id">A booking; the clock is moved from its start to the decision.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="answer">Answers what the processor is asked for, for as long as it is asked.</param>
    public static async Task<Rental> Decide(this IServiceProvider services, RentalId id, AccountId decider, Func<Task> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var (store, clock) = (services.GetRequiredService<RentalStore>(), services.GetRequiredService<MovableClock>());
        var grain = services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(id.Value);

        var rental = (await store.Load(id))!.Rental;
        clock.Advance(rental.Slot.Start - clock.GetUtcNow());
        await Do(one => one.PickUp(new BeginPickUp(CustomerStanding.Good, IsNoticeRead: true, Busy: null), OnSiteRules.Default, clock.GetUtcNow()));
        foreach (var item in rental.Items) await Hear(item.Unit, LockerAnswer.Opened);
        foreach (var item in rental.Items) await Hear(item.Unit, LockerAnswer.Shut);
        await Do(one => one.FinishPickUp(clock.GetUtcNow()));
        await answer();

        clock.Advance(rental.Slot.End - clock.GetUtcNow());
        await Do(one => one.BeginReturn(one.Site, knowsNoRefund: true, clock.GetUtcNow()));
        foreach (var unit in rental.Items.Select(item => item.Unit))
        {
            await Do(one => one.UnlockForReturn(unit, clock.GetUtcNow()));
            await Hear(unit, LockerAnswer.Opened);
            await Do(one => one.ScanReturn(unit, clock.GetUtcNow()));
            await Hear(unit, LockerAnswer.Shut);
        }

        await Due();
        await answer();
        foreach (var (unit, kind) in rental.Items.Select((item, at) => (item.Unit, at == 0 ? DecisionKind.PartialCapture : DecisionKind.Release)))
        {
            var damage = kind == DecisionKind.Release ? null : Scratch;
            await Do(one => one.DecideReturn(new DecideItem(unit, kind, damage, "Carter fendu", decider, IsAdministrator: false), clock.GetUtcNow()));
        }

        clock.Advance(OnSiteRules.Default.CaptureNotice);
        await Due();
        await answer();

        // The grain has not seen any of it.
        await grain.MeetDeadlines();
        return (await grain.Get()).Value();

        async Task Do(Func<Rental, Result<RentalDecision>> decide) => await Save(one => decide(one).Value());

        async Task Hear(UnitId unit, LockerAnswer answer) =>
            await Save(one => one.HearLocker(one.OnSite!.Of(unit)!.Opening!.Command, answer, Standstills.None, clock.GetUtcNow()));

        async Task Due()
        {
            while (await Save(one => one.MeetDeadlines(one.Rules, clock.GetUtcNow())))
            {
            }
        }

        // The grain may wake in between, and do what is due: then it is decided again.
        async Task<bool> Save(Func<Rental, RentalDecision?> decide)
        {
            while (true)
            {
                var before = (await store.Load(id))!;
                if (decide(before.Rental) is not { } decision) return false;

                var after = before.Rental.Apply(decision);
                if (after.Step is not null) decision = new RentalDecision([.. decision.Events, .. after.Follow(clock.GetUtcNow()).Events]);
                if (await store.Save(before.Rental.Apply(decision), decision, before, "system", []) == RentalSaved.Done) return true;
            }
        }
    }
}
