using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>Writes versions of grids for administrators, once they have proved again who they are.</summary>
public sealed class GridDesk(
    GridStore grids, GridTrials trials, CurrentSettings settings, LiveSessions sessions, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>Begins a draft, or writes one anew.</summary>
    public Task<GridPayload> Draft(ClaimsPrincipal user, GridId? id, long? revision, string name, GridContent content) => Change(
        user, id, (before, book, by, now) => (before is null
            ? GridVersion.Draft(name, content, by, now)
            : before.Edit(revision ?? 0, name, content, by, now)).Succeeded(out var draft, out var refusal)
                ? draft with { Seen = book.Last(draft.Kind) }
                : refusal);

    /// <summary>Begins a draft about a tool, from what is in force at an instant: now where none is given.</summary>
    public async Task<GridPayload> DraftOf(
        ClaimsPrincipal user, ToolId tool, string name, DateTimeOffset? from, Func<GridsInForce, GridContent> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if ((await trials.Categories([tool])).Count == 0) return new(null, new UnknownTool(tool));

        return await Change(user, null, (_, book, by, now) =>
        {
            var drafted = content(book.At(from ?? now));
            return GridVersion.Draft(name, drafted, by, now).Succeeded(out var draft, out var refusal)
                ? draft with { BasedOn = new GridId(drafted.Version.Id) }
                : refusal;
        });
    }

    public async Task<GridPayload> Propose(ClaimsPrincipal user, ProposeGridInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var needSecond = (await settings.At(clock.GetUtcNow())).Rules.NeedSecond;
        return await Change(
            user, input.Grid, (before, book, by, now) => before!.Propose(input.Revision, input.From, book, needSecond, by, now));
    }

    public Task<GridPayload> Approve(ClaimsPrincipal user, GridRevisionInput input) => Change(
        user, input.Grid, (before, book, by, now) => before!.Approve(input.Revision, book, by, now));

    public Task<GridPayload> Withdraw(ClaimsPrincipal user, GridRevisionInput input) => Change(
        user, input.Grid, (before, book, _, now) => before!.Withdraw(input.Revision, book, now));

    /// <summary>The rules of before as a new version, proposed at once.</summary>
    public async Task<GridPayload> Restore(ClaimsPrincipal user, RestoreGridInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var needSecond = (await settings.At(clock.GetUtcNow())).Rules.NeedSecond;
        if (await grids.Load(input.Grid) is not { } old) return new(null, new UnknownGrid(input.Grid));

        return await Change(user, null, (_, book, by, now) => old.Restore(by, now).Succeeded(out var draft, out var refusal)
            ? (draft with { Seen = book.Last(draft.Kind) }).Propose(draft.Revision, input.From, book, needSecond, by, now)
            : refusal);
    }

    /// <summary>Decides again where somebody else was faster to publish.</summary>
    private async Task<GridPayload> Change(
        ClaimsPrincipal user, GridId? id, Func<GridVersion?, GridBook, AccountId, DateTimeOffset, Result<GridVersion>> decide)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return new(null, prove);

        for (var attempt = 1; ; attempt++)
        {
            var (book, before) = (await grids.LoadBook(), id is { } known ? await grids.Load(known) : null);
            if (id is { } wanted && before is null) return new(null, new UnknownGrid(wanted));
            if (!decide(before, book, viewer.Actor, now).Succeeded(out var after, out var refusal)) return new(null, refusal);
            if (await grids.Save(after, before, book, viewer.Actor, now, viewer.Session))
                return new(GridView.Of(after, await settings.Read(), now), null);
            if (!await sessions.Lives(viewer.Session)) return new(null, new SessionEnded());
            if (attempt == Attempts) return new(null, new ChangedMeanwhile(before?.Revision ?? 0));
        }
    }
}
