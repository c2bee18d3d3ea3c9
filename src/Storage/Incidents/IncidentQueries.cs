using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Incidents;

/// <summary>Which incidents are looked for; whatever is null does not count.</summary>
/// <param name="IsOpen">Only open ones, or only closed ones.</param>
/// <param name="Site">At this site.</param>
/// <param name="Severity">This bad.</param>
/// <param name="Kind">Of this kind.</param>
/// <param name="Assignee">That this person sees to.</param>
public sealed record IncidentSearch(
    bool? IsOpen = null, SiteId? Site = null, IncidentSeverity? Severity = null, IncidentKind? Kind = null, AccountId? Assignee = null)
{
    /// <summary>Of one of these kinds.</summary>
    public ImmutableArray<IncidentKind>? Kinds { get; init; }
}

/// <summary>A dated entry of an incident.</summary>
/// <param name="Incident">Of which.</param>
/// <param name="At">When.</param>
/// <param name="By">Who wrote it; null where a rule opened the incident.</param>
/// <param name="Text">What.</param>
public sealed record IncidentEntry(IncidentId Incident, DateTimeOffset At, AccountId? By, string Text);

/// <summary>Reads incidents for who looks at them.</summary>
public sealed class IncidentQueries(NpgsqlDataSource database)
{
    /// <summary>The most that is read at once.</summary>
    public const int Most = 200;

    /// <summary>Incidents, urgent ones first, then the oldest.</summary>
    public async Task<List<Incident>> Find(IncidentSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        await using var command = database.CreateCommand(
            """
            SELECT state::text FROM incident
            WHERE ($1 IS NULL OR (closed_at IS NULL) = $1) AND ($2 IS NULL OR site_id = $2) AND ($3 IS NULL OR assignee_id = $3)
              AND ($4 IS NULL OR severity = $4) AND ($5 IS NULL OR kind = $5)
              AND ($6 IS NULL OR kind = ANY ($6))
            ORDER BY closed_at DESC NULLS FIRST, array_position(ARRAY['Urgent', 'Major', 'Minor'], severity), opened_at, id LIMIT $7
            """);
        command.Parameters.AddWithValue(NpgsqlDbType.Boolean, (object?)search.IsOpen ?? DBNull.Value);
        foreach (var id in new[] { search.Site?.Value, search.Assignee?.Value })
            command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)id ?? DBNull.Value);
        foreach (var name in new[] { search.Severity?.ToString(), search.Kind?.ToString() })
            command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)name ?? DBNull.Value);
        command.Parameters.AddWithValue(
            NpgsqlDbType.Array | NpgsqlDbType.Text, search.Kinds is { } kinds ? kinds.Select(kind => kind.ToString()).ToArray() : DBNull.Value);
        command.Parameters.AddWithValue(Most);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Incident>();
        while (await rows.ReadAsync(cancellationToken)) found.Add(EventJson.Read<Incident>(rows.GetString(0)));
        return found;
    }

    /// <summary>What was written of some incidents, in its order, as far as it was not erased.</summary>
    public Task<List<IncidentEntry>> Entries(IEnumerable<IncidentId> incidents, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT incident_id, at, by_id, text FROM incident_entry WHERE incident_id = ANY ($1) ORDER BY incident_id, number",
        row => new IncidentEntry(
            new IncidentId(row.GetGuid(0)), row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : new AccountId(row.GetGuid(2)),
            row.GetString(3)),
        [incidents.Select(incident => incident.Value).ToArray()], cancellationToken);
}
