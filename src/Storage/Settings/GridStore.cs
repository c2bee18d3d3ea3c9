using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Settings;

/// <summary>What an event says of a version: its rules where they count from then on.</summary>
internal sealed record GridFacts(GridKind Kind, int? Number, DateTimeOffset? EffectiveFrom, Guid? Restores, GridContent? Content);

/// <summary>Keeps the versions of grids: each change with its event and its audit line.</summary>
public sealed class GridStore(NpgsqlDataSource database, CommitWriter writer, DatabaseSignals signals)
{
    private const string System = "system";

    /// <summary>One version; null where there is none of this id.</summary>
    public async Task<GridVersion?> Load(GridId id, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT to_jsonb(g)::text FROM grid_version g WHERE g.id = $1", row => GridRow.Read(row.GetString(0)), [id.Value],
        cancellationToken)).SingleOrDefault();

    /// <summary>The versions of a kind, the newest first.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="most">No more than these.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<GridVersion>> All(GridKind kind, int most, CancellationToken cancellationToken = default) =>
        await database.ReadAll(
            "SELECT to_jsonb(g)::text FROM grid_version g WHERE g.kind = $1 ORDER BY g.id DESC LIMIT $2", row => GridRow.Read(row.GetString(0)),
            [kind.ToString(), most], cancellationToken);

    /// <summary>All that was published.</summary>
    public async Task<GridBook> LoadBook(CancellationToken cancellationToken = default)
    {
        // One statement, so that the revision is that of the versions beside it.
        var rows = await database.ReadAll(
            """
            SELECT grids_revision(), g.kind, g.number, CASE WHEN g.status = 'Published' THEN g.content::text END, g.id, g.based_on
            FROM (SELECT) one LEFT JOIN grid_version g ON g.number IS NOT NULL
            ORDER BY g.number
            """,
            row => (
                Revision: row.GetInt64(0), Kind: row.IsDBNull(1) ? default : Enum.Parse<GridKind>(row.GetString(1)),
                Number: row.IsDBNull(2) ? 0 : row.GetInt32(2),
                Content: row.IsDBNull(3) ? null : JsonSerializer.Deserialize<GridContent>(row.GetString(3), EventJson.Options),
                Id: row.IsDBNull(4) ? default : new GridId(row.GetGuid(4)),
                BasedOn: row.IsDBNull(5) ? (GridId?)null : new GridId(row.GetGuid(5))),
            [], cancellationToken);
        return new GridBook([.. rows.Select(row => row.Content).OfType<GridContent>()])
        {
            Revision = rows[0].Revision,
            Highest = rows.GroupBy(row => row.Kind).ToImmutableDictionary(kind => kind.Key, kind => kind.Max(row => row.Number)),
            Bases = rows.Where(row => row.BasedOn is not null).ToImmutableDictionary(row => row.Id, row => row.BasedOn!.Value),
        };
    }

    /// <summary>Writes a version as a decision left it.</summary>
    /// <param name="after">The version.</param>
    /// <param name="before">What it was decided from; null where it is new.</param>
    /// <param name="book">What was published then; matters where the decision publishes or withdraws.</param>
    /// <param name="actor">Who decided; null for the system.</param>
    /// <param name="at">When.</param>
    /// <param name="session">The session that asked; null where there is none.</param>
    /// <returns>False where one of them is stale or the session has ended: nothing was written, and it must be decided again.</returns>
    public async Task<bool> Save(
        GridVersion after, GridVersion? before, GridBook book, AccountId? actor, DateTimeOffset at, Guid? session = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(book);
        var (type, by) = (Name(after, before), actor?.Value.ToString() ?? System);
        var audit = new AuditEntry(type, by, "grid", after.Id.Value, at, Told(after, before, book, at));
        int? number = after.Content.Version.Number is > 0 and var given ? given : null;
        var facts = new GridFacts(
            after.Kind, number, after.EffectiveFrom, after.Restores?.Value, after.Status == GridStatus.Published ? after.Content : null);
        var done = await writer.Commit(new GridCommit(
            GridRow.Write(after), before?.Revision ?? 0, book.Revision, type, EventJson.Write(facts), at, by, AuditLine.Write(audit),
            session));
        if (done && number is not null) signals.RaiseSettings();
        return done;
    }

    private static string Name(GridVersion after, GridVersion? before) =>
        after.Status != GridStatus.Draft ? $"Grid{after.Status}" : before is null ? "GridDrafted" : "GridEdited";

    /// <summary>What differs from the version before, or from the one that is followed until then.</summary>
    private static Dictionary<string, string?> Told(GridVersion after, GridVersion? before, GridBook book, DateTimeOffset at)
    {
        var old = after.Status == GridStatus.Draft && before is not null
            ? before.Content
            : book.At(after.Meant(book, at)).Of(after.Kind);
        var told = new Dictionary<string, string?>
        {
            ["kind"] = after.Kind.ToString(),
            ["number"] = after.Content.Version.Number is > 0 and var number ? $"{number}" : null,
            ["from"] = after.EffectiveFrom?.UtcDateTime.ToString("O"),
            ["restores"] = after.Restores?.Value.ToString(),
        };
        if (after.Status != GridStatus.Withdrawn && GridDiff.Of(old, after.Content).Succeeded(out var diff, out _))
            told["changes"] = JsonSerializer.Serialize(diff.Changes, EventJson.Options);
        return told;
    }

    private sealed record GridCommit(
        string State, long Expected, long Published, string Type, string Data, DateTimeOffset At, string Actor, string Audit,
        Guid? Session)
        : UnitOfWork<GridCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session) THEN save_grid(state, expected, published, type, data, at, actor, audit) ELSE false END
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS made (state, expected, published, type, data, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<GridCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Expected)
            .Add(unit => unit.Published)
            .Add(unit => unit.Type)
            .AddJson(unit => unit.Data)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
