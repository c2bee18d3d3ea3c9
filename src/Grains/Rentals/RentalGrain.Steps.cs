using System.Collections.Immutable;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Customers;

namespace Toolbox24.Grains.Rentals;

/// <summary>What lockers and the customer are told of what was decided. Each step can be repeated: a crash costs nothing else.</summary>
internal sealed partial class RentalGrain
{
    private const string Lost = "L’outil n’a pas pu être gardé pour vous.";

    private ICustomerGrain CustomerOf(Rental rental) => GrainFactory.GetGrain<ICustomerGrain>(rental.Customer.Value);

    private async Task<Rental> Follow(Rental rental)
    {
        while (rental.Step is { } step)
        {
            var decision = step switch
            {
                RentalStep.Extend => await Extend(rental),
                RentalStep.Confirm => await Confirm(rental),
                RentalStep.Move => await Move(rental),
                RentalStep.GiveBack => await GiveBack(rental),
                RentalStep.Release => await Release(rental),
            };
            rental = await Store(decision);
        }

        return rental;
    }

    private async Task<RentalDecision> Extend(Rental rental)
    {
        await calendars.Extend(rental.Id, rental.Items, rental.HeldUntil);
        await CustomerOf(rental).Extend(rental.Id, rental.HeldUntil);
        return rental.Follow(clock.GetUtcNow());
    }

    private async Task<RentalDecision> Confirm(Rental rental)
    {
        var until = await HeldUntil();
        if (!await IsAdmitted(rental, until)) return rental.Lapse(LapseCause.NotAdmitted, clock.GetUtcNow());
        if (await calendars.Confirm(rental.Id, rental.Items, rental.Slot, until)) return rental.Confirm(clock.GetUtcNow());

        // Somebody else has a unit, or it cannot be had any more: another of the same tool will do.
        var again = await calendars.Hold(rental.Id, rental.Site, rental.Items.Select(item => item.Tool), rental.Slot, until);
        var now = clock.GetUtcNow();
        if (!again.Succeeded(out var held, out _) || rental.ReplaceUnits(held.Items, now) is not { } replaced) return rental.Lapse(LapseCause.ToolsGone, now);

        await calendars.Release(rental.Id, [.. rental.Items.Except(held.Items)]);
        return replaced;
    }

    /// <summary>Whether the customer may have it for good; where their hold has ended, whether they may still.</summary>
    private async Task<bool> IsAdmitted(Rental rental, DateTimeOffset until)
    {
        var customer = CustomerOf(rental);
        if ((await customer.Confirm(rental.Id)).Succeeded(out _, out _)) return true;

        return (await customer.Admit(new AskAdmission(rental.Id, until))).Succeeded(out _, out _)
            && (await customer.Confirm(rental.Id)).Succeeded(out _, out _);
    }

    /// <summary>What was paid and cannot be had after all is our failure.</summary>
    private async Task<RentalDecision> Move(Rental rental)
    {
        var isMoved = await calendars.Move(rental, await HeldUntil());
        if (isMoved) await calendars.Release(rental.Id, rental.Leaving);

        var (now, followed) = (clock.GetUtcNow(), rental.Follow(clock.GetUtcNow()));
        if (isMoved) return followed;

        return rental.Apply(followed).FailOnOurSide(Lost, now).Succeeded(out var failed, out _)
            ? new RentalDecision([.. followed.Events, .. failed.Events])
            : followed;
    }

    private async Task<RentalDecision> GiveBack(Rental rental)
    {
        await calendars.GiveBack(rental, await HeldUntil());
        await calendars.Release(rental.Id, rental.Leaving);
        return rental.Follow(clock.GetUtcNow());
    }

    private async Task<RentalDecision> Release(Rental rental)
    {
        ImmutableArray<RentalItem> all = [.. rental.Items, .. rental.Leaving];
        await calendars.Release(rental.Id, all);
        await CustomerOf(rental).Release(rental.Id);
        return rental.Follow(clock.GetUtcNow());
    }
}
