using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Doors;

namespace Toolbox24.Grains.Doors;

/// <summary>Decides from the door in memory, commits, moves on.</summary>
internal sealed class DoorGrain(DoorStore doors, LiveSessions sessions, TimeProvider clock) : Grain, IDoorGrain
{
    private const int Attempts = 5;

    private static readonly DoorRules Rules = DoorRules.Default;

    /// <summary>What the database said last; null until it was asked, and where there is no such door.</summary>
    private DoorState? memory;

    private DoorId Id => new(this.GetPrimaryKey());

    public Task<Result<Door>> Get() => Turn((door, _) => Task.FromResult<Result<Door>>(door));

    public Task<Result<Door>> Open(OpenDoor request, string? reason) => Turn(async (door, now) =>
    {
        if (door.IsAnswered(request, Rules, now))
        {
            await MakeSure();
            return door;
        }

        if (!await sessions.Lives(Actor.Session)) return new SessionEnded();
        return door.Open(request, reason, now).Succeeded(out var happened, out var refusal) ? await Commit(happened, now) : refusal;
    });

    public Task<Result<Door>> Hear(DoorReport report) => Turn(async (door, now) => door.Hear(report) is { } happened ? await Commit(happened, now) : door);

    public Task MeetDeadlines() => Turn(async (door, now) =>
    {
        // Asked because the database says that something is due: if memory knows of nothing, memory is stale.
        if (!(door.NextDeadline(Rules) <= now)) door = await Read() ?? door;
        return door.MeetDeadlines(Rules, now) is { } happened ? await Commit(happened, now) : door;
    });

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<Result<Door>> Turn(Func<Door, DateTimeOffset, Task<Result<Door>>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (memory?.Door ?? await Read()) is { } door ? await decide(door, clock.GetUtcNow()) : new UnknownDoor(Id);
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

    private async Task<Door> Commit(DoorEvent happened, DateTimeOffset now)
    {
        var (before, version) = memory!;
        var after = before.Apply(happened);
        if (!await doors.Save(after, happened, after.NextDeadline(Rules), version, now, Actor.Current)) throw new StaleDoorException(Id);

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
