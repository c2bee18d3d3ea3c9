using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Api.Catalog;

/// <summary>What there is after a change that was asked for, and why it was not made. One that is stale comes with what there is now.</summary>
public sealed record Change<T>(T? Now, Refusal? Refusal) where T : class;

/// <summary>Carries out what staff ask of the catalogue and of sites: reads, decides, writes.</summary>
public sealed class CatalogDesk(TimeProvider clock)
{
    /// <summary>Makes something new.</summary>
    /// <param name="user">Who asks; they must have proved again who they are.</param>
    /// <param name="what">The change's name, in the journal and the audit log.</param>
    /// <param name="decide">Decides it.</param>
    /// <param name="save">Writes it.</param>
    public async Task<Change<T>> Make<T>(
        ClaimsPrincipal user, string what, Func<DateTimeOffset, Result<T>> decide, Func<T, ChangeNote, Task<Result<T>>> save) where T : class
    {
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(save);
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return new(null, prove);
        if (!decide(now).Succeeded(out var decided, out var refusal)) return new(null, refusal);

        return (await save(decided, Note(viewer, what, now))).Succeeded(out var written, out refusal) ? new(written, null) : new(null, refusal);
    }

    /// <summary>Changes what there is.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="what">The change's name, in the journal and the audit log.</param>
    /// <param name="find">Reads what there is.</param>
    /// <param name="unknown">The refusal where there is nothing.</param>
    /// <param name="decide">Decides what it is from now on, or what is done to it.</param>
    /// <param name="save">Writes that.</param>
    /// <param name="isDaily">Part of the day's work: nobody need prove again who they are.</param>
    public async Task<Change<T>> Edit<T, TDecided>(
        ClaimsPrincipal user, string what, Func<Task<T?>> find, Refusal unknown, Func<T, DateTimeOffset, Result<TDecided>> decide,
        Func<TDecided, ChangeNote, Task<Result<T>>> save, bool isDaily = false)
        where T : class where TDecided : class
    {
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(save);
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (!isDaily && viewer.RefuseUnlessProved(now) is { } prove) return new(null, prove);
        if (await find() is not { } before) return new(null, unknown);

        if (!decide(before, now).Succeeded(out var decided, out var refusal)) return new(refusal is Stale ? before : null, refusal);
        if ((await save(decided, Note(viewer, what, now))).Succeeded(out var written, out refusal)) return new(written, null);

        return new(refusal is Stale ? await find() : null, refusal);
    }

    private static ChangeNote Note(Viewer viewer, string what, DateTimeOffset now) => new(what, viewer.Actor.Value.ToString(), now, viewer.Session);
}
