using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Lockers;

namespace Toolbox24.Grains.Lockers;

/// <summary>What an activation knows of its locker. It may be stale, and the database says so at the next commit.</summary>
internal sealed class LockerMemory(LockerId id, LockerStore lockers, TimeProvider clock)
{
    private const int Attempts = 5;

    private long version;

    public LockerId Id => id;

    /// <summary>Null where there is no such locker.</summary>
    public Locker? Locker { get; private set; }

    /// <summary>Null where no unit stands in the locker.</summary>
    public UnitCalendar? Calendar { get; private set; }

    public async Task Load()
    {
        var state = await lockers.Load(id, clock.GetUtcNow());
        (Locker, Calendar, version) = (state?.Locker, state?.Calendar, state?.Version ?? 0);
    }

    /// <summary>Commits what happened to the unit that stands here.</summary>
    /// <exception cref="StaleMemoryException">Nothing was written: memory is not what is stored.</exception>
    public async Task Commit(CalendarEvent happened)
    {
        await Commit(happened, version);
        (Calendar, version) = (Calendar?.Apply(happened), version + 1);
    }

    /// <inheritdoc cref="Commit(CalendarEvent)" />
    public async Task Commit(CalendarEvent happened, long read)
    {
        if (!await lockers.Append(id, happened, read + 1, Actor.Current, Actor.Session)) throw new StaleMemoryException(id);
    }

    /// <summary>Looks whether memory is what is stored, for an answer that promises something and writes nothing.</summary>
    /// <exception cref="StaleMemoryException">It is not.</exception>
    public async Task MakeSure()
    {
        var (unit, known) = (Calendar?.Unit, version);
        await Load();
        if (Calendar?.Unit != unit || version != known) throw new StaleMemoryException(id);
    }

    /// <summary>Ends the holds whose time has come.</summary>
    public async Task Expire(DateTimeOffset now)
    {
        if (Calendar?.Expire(now) is { } expired) await Commit(expired);
    }

    public async Task<T> RetryWhenStale<T>(Func<Task<T>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await decide();
            }
            catch (StaleMemoryException) when (attempt < Attempts)
            {
                await Load();
            }
        }
    }
}

/// <summary>Another activation keeps writing this locker's calendar; the call changed nothing and may be repeated.</summary>
public sealed class StaleMemoryException(LockerId locker)
    : Exception($"The calendar of locker {locker.Value} was written by another activation.");
