using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Audit;

/// <summary>An entry of the audit log, as it is shown.</summary>
/// <param name="Record">What stays for ever.</param>
/// <param name="Position">Where it is in the chain; null while it waits for that.</param>
/// <param name="Facts">What else is known of it, by name; null once that was purged.</param>
public sealed record AuditView(AuditRecord Record, long? Position, IReadOnlyDictionary<string, string?>? Facts);

/// <summary>Where an entry stands among all, newest first.</summary>
public readonly record struct AuditPlace(DateTimeOffset At, Guid Id);

/// <summary>Reads the audit log for those who may consult it, newest first.</summary>
public sealed class AuditQueries(NpgsqlDataSource database)
{
    /// <summary>The most that is read at once.</summary>
    public const int LongestPage = 500;

    /// <summary>A page of the entries that the filter lets through.</summary>
    /// <param name="filter">Which entries.</param>
    /// <param name="count">How many at most; no more than <see cref="LongestPage" />.</param>
    /// <param name="after">The entry they come after, that is: are older than. The newest where null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<AuditView>> Page(
        AuditFilter filter, int count, AuditPlace? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LongestPage);

        List<string> wanted = [];
        List<object> values = [];
        Want("e.actor = {0}", filter.Actor);
        Want("e.at >= {0}", filter.From?.ToUniversalTime());
        Want("e.at < {0}", filter.Until?.ToUniversalTime());
        Want("e.action = {0}", filter.Action);
        Want("e.object_kind = {0}", filter.ObjectKind);
        Want("e.object_id = {0}", filter.ObjectId);
        if (after is { } place) Want("(e.at, e.id) < ({0}, {1})", place.At.ToUniversalTime(), place.Id);

        return database.ReadAll(
            $"""
            SELECT {AuditRows.RecordColumns}, c.position, p.payload
            FROM audit_entry e LEFT JOIN audit_chain c ON c.entry = e.id LEFT JOIN audit_payload p ON p.entry = e.id
            {(wanted.Count > 0 ? $"WHERE {string.Join(" AND ", wanted)}" : "")}
            ORDER BY e.at DESC, e.id DESC LIMIT {count}
            """, Read, [.. values], cancellationToken);

        void Want(string condition, params object?[] given)
        {
            if (given[0] is null) return;

            values.AddRange(given!);
            object[] places = [.. Enumerable.Range(values.Count - given.Length + 1, given.Length).Select(at => $"${at}")];
            wanted.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, places));
        }
    }

    /// <summary>All the entries that the filter lets through, page after page.</summary>
    public async IAsyncEnumerable<AuditView> All(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AuditPlace? after = null;
        while (true)
        {
            var page = await Page(filter, LongestPage, after, cancellationToken);
            foreach (var view in page) yield return view;
            if (page.Count < LongestPage) yield break;

            after = new(page[^1].Record.At, page[^1].Record.Id);
        }
    }

    private static AuditView Read(NpgsqlDataReader row) => new(
        AuditRows.Record(row, 0),
        row.IsDBNull(7) ? null : row.GetInt64(7),
        row.IsDBNull(8) ? null : JsonSerializer.Deserialize<Dictionary<string, string?>>(row.GetString(8)));
}
