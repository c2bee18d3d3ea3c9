using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Consumables;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Storage.Catalog;

/// <summary>Keeps what an import would change, and applies it: all of it as it was previewed, or nothing.</summary>
public sealed class ImportStore(NpgsqlDataSource database, CommitWriter writer)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>Keeps the changes of a preview for an hour.</summary>
    /// <param name="id">The preview's.</param>
    /// <param name="by">Who may apply it.</param>
    /// <param name="changes">Things of the catalogue as they would be, each from the version that was read.</param>
    /// <param name="at">Now.</param>
    public async Task Keep(Guid id, Guid by, IEnumerable<object> changes, DateTimeOffset at)
    {
        var note = new ChangeNote("", by.ToString(), at);
        var json = new JsonArray([.. changes.Select(JsonNode (change) => Of(change, note).Json())]);
        await using var command = database.CreateCommand(
            """
            WITH over AS (DELETE FROM import_preview WHERE made_at <= $5)
            INSERT INTO import_preview VALUES ($1, $2, $3, $4)
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(by);
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, json.ToJsonString());
        command.Parameters.AddWithValue(at - Lasts);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Applies a preview of who asks, while their session is there.</summary>
    /// <returns>
    /// <see cref="ImportOver" />, <see cref="SessionEnded" />, or <see cref="CatalogueChanged" /> where something it changes is not as it was.
    /// </returns>
    public async Task<Result<AppliedImport>> Apply(Guid id, Guid by, Guid session, DateTimeOffset at)
    {
        var kept = await database.ReadAll(
            "SELECT changes FROM import_preview WHERE id = $1 AND made_by = $2 AND made_at > $3 AND applied_at IS NULL",
            row => row.GetString(0), [id, by, at - Lasts], CancellationToken.None);
        if (kept is not [var json]) return new ImportOver();

        var changes = JsonNode.Parse(json)!.AsArray();
        foreach (var change in changes) change!["audit"] = JsonNode.Parse(Audit(change, by, at));
        var audit = AuditLine.Write(new(
            "CatalogueImported", by.ToString(), "import", id, at, new Dictionary<string, string?> { ["changes"] = $"{changes.Count}" }));
        return await writer.Commit(new ImportCommit(id, changes.ToJsonString(), at, by.ToString(), audit, session)) switch
        {
            "Done" => new AppliedImport(changes.Count),
            "Applied" => new ImportOver(),
            "Ended" => new SessionEnded(),
            _ => new CatalogueChanged(),
        };
    }

    private static Revision Of(object change, ChangeNote note) => change switch
    {
        Category category => CatalogRevisions.Of(category, note with { What = Named("Category", category.Version) }),
        Tool tool => CatalogRevisions.Of(tool, note with { What = Named("Tool", tool.Version) }),
        Pack pack => CatalogRevisions.Of(pack, note with { What = Named("Pack", pack.Version) }),
        Consumable consumable => ConsumableStore.Of(consumable, note with { What = Named("Consumable", consumable.Version) }),
        Site site => SiteRevisions.Of(site, note with { What = site.Version == 0 ? "SiteOpened" : "SiteChanged" }),
        Locker locker => SiteRevisions.Of(locker, note with { What = Named("Locker", locker.Version) }),
        UnitCard card => CatalogRevisions.Of(card.Unit, card.Passport, note with { What = "UnitRegistered" }),
        UnitPassport passport => CatalogRevisions.Of(passport, note with { What = "UnitPlanned" }),
        _ => throw new ArgumentException($"{change.GetType().Name} is not imported.", nameof(change)),
    };

    private static string Named(string what, long version) => what + (version == 0 ? "Added" : "Changed");

    private static string Audit(JsonNode change, Guid by, DateTimeOffset at) => AuditLine.Write(new(
        (string)change["what"]!, by.ToString(), Revision.AuditKind((string)change["kind"]!), (Guid)change["state"]!["id"]!, at,
        new Dictionary<string, string?> { ["version"] = $"{(long)change["expected"]! + 1}" }));

    private sealed record ImportCommit(Guid Preview, string Changes, DateTimeOffset At, string Actor, string Audit, Guid Session)
        : UnitOfWork<ImportCommit, string>
    {
        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session) THEN apply_import(preview, changes, at, actor, audit) ELSE 'Ended' END
            FROM unnest($1, $2, $3, $4, $5, $6) AS made (preview, changes, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<ImportCommit> columns) => columns
            .Add(unit => unit.Preview)
            .AddJson(unit => unit.Changes)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
