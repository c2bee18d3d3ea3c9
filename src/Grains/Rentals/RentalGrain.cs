using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Passes;
using Toolbox24.Grains.Sites;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Evidence;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Rentals;

/// <summary>Decides from the rental in memory, commits, has lockers and customer follow, moves on.</summary>
internal sealed partial class RentalGrain(
    RentalStore rentals, Quotes quotes, RentalCalendars calendars, RentalLetters letters, ReturnClaims claims, EvidenceStore evidence,
    CurrentSettings settings, LiveSessions sessions, TimeProvider clock)
    : Grain, IRentalGrain, IRemindable
{
    private const string Reminder = "deadline";
    private const int Attempts = 5;

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>What is not due for a standstill is not asked after more often.</summary>
    private static readonly TimeSpan Sooner = TimeSpan.FromSeconds(15);

    /// <summary>What the database said last; null until it was asked, and where there is no such rental.</summary>
    private RentalState? memory;

    private RentalId Id => new(this.GetPrimaryKey());

    public Task<Result<Rental>> Get() => Turn((rental, _) => Task.FromResult<Result<Rental>>(rental));

    public async Task PaymentAnswered(PaymentAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var told = await Turn(async (rental, now) => rental.Answer(answer, rental.Rules, now) is { } decision ? await Commit(decision) : rental);
        if (!told.Succeeded(out _, out var refusal)) throw new InvalidOperationException($"A payment of rental {Id.Value}: {refusal.Message}");
    }

    public Task MeetDeadlines() => Turn(async (rental, now) =>
    {
        // Asked because the database says that something is due: if memory knows of nothing, memory is stale.
        if (!(rental.NextDeadline(rental.Rules) <= now)) rental = await Read() ?? rental;
        return await LookAgain(await Meet(await Follow(rental), now), now);
    });

    public Task TellOfSilence() => Turn(async (rental, now) => rental.TellOfSilence(now) is { } decision ? await Commit(decision) : rental);

    public Task TellOfReturn() => Turn(async (rental, now) =>
    {
        // What stood still first: the customer is told when the tools can be fetched until.
        rental = await Meet(rental, now);
        if (rental.TellOfReturn(now) is { } decision) rental = await Commit(decision);
        return await LookAgain(rental, now);
    });

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await MeetDeadlines();
        if (memory is null || Wakes(memory.Rental) is null) await Remind(null);
    }

    private async Task<Rental> Meet(Rental rental, DateTimeOffset now)
    {
        var asks = rental.AsksForDowntime(rental.Rules, now);
        var downtime = asks ? await Downtime(rental) : null;
        var isWaitedFor = asks && rental.IsToBeFetched;
        var isSuspended = isWaitedFor && await IsSuspended(rental);

        // Whether the tools are there may have changed since it was looked at: who finds none is not absent.
        if (isWaitedFor) rental = await LookFor(rental, now);
        while (rental.MeetDeadlines(rental.Rules, now, downtime, isSuspended) is { } decision) rental = await Commit(decision);
        return rental;
    }

    private async Task<bool> IsSuspended(Rental rental) =>
        (await CustomerOf(rental).Get()).Succeeded(out var customer, out _) && customer.Standing.Kind == StandingKind.Suspended;

    /// <summary>Where clocks stand still nothing is due that would be else: it is looked at again when it can be at the earliest.</summary>
    private async Task<Rental> LookAgain(Rental rental, DateTimeOffset now)
    {
        var isInDoubt = await IsInDoubt(rental);
        if (!isInDoubt && (rental is { IsUnderWay: false, Cancellation: null } || !(rental.NextDeadline(rental.Rules) <= now))) return rental;

        var at = isInDoubt ? null : rental.NextDeadline(rental.Rules, await Still(rental, now));
        await rentals.LookAgain(Id, memory!.Version, at > now + Sooner ? at : now + Sooner);
        return rental;
    }

    /// <summary>Whether its clock stands still though the site is not known to be silent: where it never is, nothing tells of its return once more.</summary>
    private async Task<bool> IsInDoubt(Rental rental) => rental is { IsToBeFetched: true, IsClockStopped: true } && !(await Downtime(rental)).IsGoingOn;

    /// <summary>When clocks stood still since the customer came, or was to come: the site was degraded, or they waited for their turn.</summary>
    private async Task<SiteDowntime> Downtime(Rental rental)
    {
        var downtime = await GrainFactory.GetGrain<ISiteGrain>(rental.Site.Value).Downtime(rental.OnSite?.BegunAt ?? rental.Slot.Start);
        return downtime.And(await GrainFactory.GetGrain<IEntranceGrain>(rental.Site.Value).Waits(rental.Id));
    }

    /// <summary>A customer's call: to anybody else it is as if there were no such rental.</summary>
    private Task<Result<Rental>> TurnOf(AccountId customer, Func<Rental, DateTimeOffset, Task<Result<Rental>>> decide) =>
        Turn((rental, now) => rental.Customer == customer ? decide(rental, now) : Task.FromResult<Result<Rental>>(new UnknownRental(Id)));

    private async Task<Result<Rental>> Decided(Result<RentalDecision> decision, Guid? session = null) =>
        decision.Succeeded(out var decided, out var refusal) ? await Commit(decided, session) : refusal;

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<Result<Rental>> Turn(
        Func<Rental, DateTimeOffset, Task<Result<Rental>>> decide, Func<DateTimeOffset, Task<Result<Rental>>>? begin = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                if ((memory?.Rental ?? await Read()) is { } rental) return await decide(await Follow(rental), now);

                return begin is null ? new UnknownRental(Id) : await begin(now);
            }
            catch (StaleRentalException) when (attempt < Attempts)
            {
                memory = null;
            }
            catch
            {
                DeactivateOnIdle();
                throw;
            }
        }
    }

    /// <summary>Writes what was decided, and has lockers and customer follow.</summary>
    private async Task<Rental> Commit(RentalDecision decision, Guid? session = null) => await Follow(await Store(decision, session));

    private async Task<Rental> Store(RentalDecision decision, Guid? session = null)
    {
        var (before, version) = memory!;
        var after = before.Apply(decision);
        var tell = await letters.About(before, decision);
        if (await rentals.Save(after, decision, memory, Actor.Current, tell, session) != RentalSaved.Done) throw new StaleRentalException(Id);

        memory = new(after, version + decision.Events.Length);
        if (Wakes(after) is { } due && due != Wakes(before)) await Remind(due);
        return after;
    }

    private async Task<Rental?> Read() => (memory = await rentals.Load(Id))?.Rental;

    /// <summary>What a reminder is worth: a hold ends by itself, and the sweeper notes it.</summary>
    private static DateTimeOffset? Wakes(Rental rental) => rental.IsBeforeBooking ? null : rental.NextDeadline(rental.Rules);

    /// <summary>Has itself woken then and each minute after. What is due within a minute the sweeper sees sooner.</summary>
    private async Task Remind(DateTimeOffset? due)
    {
        if (due is { } at) await this.RegisterOrUpdateReminder(Reminder, Wait(at), Again);
        else if (await this.GetReminder(Reminder) is { } old) await this.UnregisterReminder(old);
    }

    private TimeSpan Wait(DateTimeOffset due) => TimeSpan.FromTicks(Math.Max((due - clock.GetUtcNow()).Ticks, Again.Ticks));
}
