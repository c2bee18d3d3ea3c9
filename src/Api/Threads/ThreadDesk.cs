using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Threads;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Threads;

namespace Toolbox24.Api.Threads;

/// <summary>Decides and writes what is asked of threads, in the name of whoever is signed in.</summary>
public sealed class ThreadDesk(ThreadStore threads, RentalQueries rentals, LiveSessions sessions, CurrentSettings settings, TimeProvider clock)
{
    private const int Attempts = 5;

    public Task<ThreadPayload> Write(ClaimsPrincipal user, RentalId rental, string text) =>
        Decide(user, rental, async (thread, side, by, now) => thread.Write(side, by, text, (await settings.At(now)).Rules.Threads, now));

    /// <summary>What was read before stays so.</summary>
    public Task<ThreadPayload> Read(ClaimsPrincipal user, RentalId rental, int upTo) =>
        Decide(user, rental, (thread, side, _, now) => Task.FromResult<Result<ThreadEvent>?>(thread.Read(side, upTo, now) is { } read ? (Result<ThreadEvent>)read : null));

    /// <summary>The side that somebody is on; null to whom the rental is unknown.</summary>
    internal static ThreadSide? SideOf(ClaimsPrincipal user, Rental rental) =>
        RentalDesk.IsOwn(user, rental) ? ThreadSide.Customer : RentalDesk.Sees(user, rental) ? ThreadSide.Staff : null;

    private async Task<ThreadPayload> Decide(
        ClaimsPrincipal user, RentalId id, Func<MessageThread, ThreadSide, AccountId, DateTimeOffset, Task<Result<ThreadEvent>?>> decide)
    {
        var viewer = Viewer.Required(user);
        if ((await rentals.Find([id])).SingleOrDefault() is not { } rental || SideOf(user, rental) is not { } side) return new UnknownRental(id);

        for (var attempt = 1; ; attempt++)
        {
            var (before, version) = await threads.Load(id) ?? new StoredThread(new MessageThread(id, rental.Customer), 0);
            if (await decide(before, side, viewer.Actor, clock.GetUtcNow()) is not { } decided) return new ThreadPayload(before, null);
            if (!decided.Succeeded(out var happened, out var refusal)) return refusal;

            var after = before.Apply(happened);
            if (await threads.Save(after, happened, version, viewer.Actor, session: viewer.Session)) return new ThreadPayload(after, null);
            if (!await sessions.Lives(viewer.Session)) return new SessionEnded();
            if (attempt == Attempts) return new Stale(version);
        }
    }
}
