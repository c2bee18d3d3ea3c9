using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Grains.Sites;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Doors;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Doors;

/// <summary>Decides from the door in memory, commits, moves on.</summary>
internal sealed class DoorGrain(DoorStore doors, KioskAccounts accounts, CurrentSettings settings, LiveSessions sessions, TimeProvider clock)
    : Grain, IDoorGrain
{
    private const int Attempts = 5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>What the database said last; null until it was asked, and where there is no such door.</summary>
    private DoorState? memory;

    private DoorId Id => new(this.GetPrimaryKey());

    public Task<Result<Door>> Get() => Turn((door, _, _) => Task.FromResult<Result<Door>>(door));

    public Task<Result<Door>> Open(OpenDoor request, string? reason) => Turn(async (door, rules, now) =>
    {
        if (door.IsAnswered(request, rules, now))
        {
            if (door.Join(request, now) is { } joined) return await Commit(joined, rules, now);

            await MakeSure();
            return door;
        }

        if (!await sessions.Lives(Actor.Session)) return new SessionEnded();
        if (await RefuseInFire(door, request.Purpose) is { } fire) return fire;
        if (request.Purpose == DoorPurpose.Round && !door.IsEntrance && !await doors.IsToBeLookedAt(Id)) return new NothingToLookAt();
        if (request.Purpose == DoorPurpose.Staff && await TakesTwo(rules, now)) return await Propose(door, request, reason, rules, now);

        return door.Open(request, reason, now).Succeeded(out var happened, out var refusal) ? await Commit(happened, rules, now) : refusal;
    });

    public Task<Result<Door>> Confirm(DoorCommandId command, string reason) => Turn(async (door, rules, now) =>
    {
        if (door.Command?.Asked.Command == command)
        {
            await MakeSure();
            return door;
        }

        if (!await sessions.Lives(Actor.Session)) return new SessionEnded();
        if (await RefuseInFire(door, DoorPurpose.Staff) is { } fire) return fire;
        return door.Confirm(command, reason, Person, rules, now).Succeeded(out var happened, out var refusal) ? await Commit(happened, rules, now) : refusal;
    });

    public Task<Result<Door>> Hear(DoorReport report) =>
        Turn(async (door, rules, now) => door.Hear(report, now) is { } happened ? await Commit(happened, rules, now) : door);

    public Task MeetDeadlines() => Turn(async (door, rules, now) =>
    {
        // Asked because the database says that something is due: if memory knows of nothing, memory is stale.
        if (!(door.NextDeadline(rules) <= now)) door = await Read() ?? door;
        if (door.MeetDeadlines(rules, now) is { } happened) return await Commit(happened, rules, now);

        return door.IsToAccount(rules, now, out var untold) ? await Commit(await accounts.Judge(door, untold, now), rules, now) : door;
    });

    private static AccountId Person => new(Guid.Parse(Actor.Current));

    /// <summary>In a fire lockers stay shut, and the entrance opens for nobody but whom the staff lets in to help.</summary>
    private async Task<Refusal?> RefuseInFire(Door door, DoorPurpose purpose) => door.IsEntrance && purpose == DoorPurpose.Staff
        ? null
        : (await GrainFactory.GetGrain<IPremisesGrain>(door.Site.Value).Get()).RefuseOpening();

    /// <summary>Whether whoever asks has opened enough for a day, or a customer's tool is behind the door.</summary>
    private async Task<bool> TakesTwo(DoorRules rules, DateTimeOffset now) =>
        await doors.Opened(Person, now - Day) >= rules.Alone || await doors.IsOfLiveRental(Id, now);

    private async Task<Result<Door>> Propose(Door door, OpenDoor request, string? reason, DoorRules rules, DateTimeOffset now)
    {
        if (!door.IsProposed(request, rules, now))
        {
            if (!door.Propose(request, reason, Person, now).Succeeded(out var happened, out var refusal)) return refusal;
            door = await Commit(happened, rules, now);
        }

        return new SecondPersonNeeded(request.Command, door.Proposal!.At + rules.Proposal);
    }

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<Result<Door>> Turn(Func<Door, DoorRules, DateTimeOffset, Task<Result<Door>>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                return (memory?.Door ?? await Read()) is { } door ? await decide(door, (await settings.At(now)).Rules.Doors, now) : new UnknownDoor(Id);
            }
            catch (StaleDoorException) when (attempt < Attempts)
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

    private async Task<Door> Commit(DoorEvent happened, DoorRules rules, DateTimeOffset now)
    {
        var (before, version) = (memory!.Door, memory.Version);
        var after = before.Apply(happened);
        if (!await doors.Save(after, happened, after.NextDeadline(rules), version, now, Actor.Current)) throw new StaleDoorException(Id);

        memory = new(after, version + 1);
        return after;
    }

    private async Task<Door?> Read() => (memory = await doors.Load(Id))?.Door;

    /// <summary>Looks whether memory is what is stored, for an answer that promises something and writes nothing.</summary>
    private async Task MakeSure()
    {
        var known = memory!.Version;
        await Read();
        if (memory?.Version != known) throw new StaleDoorException(Id);
    }
}

/// <summary>Another activation keeps writing this door; the call changed nothing and may be repeated.</summary>
public sealed class StaleDoorException(DoorId door) : Exception($"Door {door.Value} was written by another activation.");
