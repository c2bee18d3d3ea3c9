using System.Globalization;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Disputes;

/// <summary>What was said in one line of a timeline.</summary>
/// <param name="Dispute">Of which dispute.</param>
/// <param name="Number">Which line, from 0.</param>
/// <param name="Words">What.</param>
public sealed record DisputeLine(DisputeId Dispute, int Number, DisputeWords Words);

/// <summary>Reads disputes for who looks at them.</summary>
public sealed class DisputeQueries(NpgsqlDataSource database)
{
    /// <summary>The most that is read at once.</summary>
    public const int Most = 200;

    /// <summary>A customer's disputes, the one opened last first.</summary>
    public Task<List<Dispute>> Of(AccountId customer, CancellationToken cancellationToken = default) => database.ReadAll(
        $"SELECT state::text FROM dispute WHERE customer_id = $1 ORDER BY id DESC LIMIT {Most.ToString(CultureInfo.InvariantCulture)}",
        Read, [customer.Value], cancellationToken);

    /// <summary>What waits for somebody to answer or conclude, what is late first.</summary>
    public Task<List<Dispute>> ToConclude(CancellationToken cancellationToken = default) => database.ReadAll(
        $"""
        SELECT state::text FROM dispute WHERE status IN ('Open', 'Answered')
        ORDER BY answer_by, id LIMIT {Most.ToString(CultureInfo.InvariantCulture)}
        """,
        Read, [], cancellationToken);

    /// <summary>What was said in some disputes, line by line, as far as it was not erased.</summary>
    public Task<List<DisputeLine>> Lines(IEnumerable<DisputeId> disputes, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT dispute_id, number, text, photos FROM dispute_line WHERE dispute_id = ANY ($1) ORDER BY dispute_id, number",
        row => new DisputeLine(
            new DisputeId(row.GetGuid(0)), row.GetInt32(1),
            new DisputeWords(row.GetString(2), [.. row.GetFieldValue<Guid[]>(3).Select(photo => new EvidenceId(photo))])),
        [disputes.Select(dispute => dispute.Value).ToArray()], cancellationToken);

    private static Dispute Read(NpgsqlDataReader row) => EventJson.Read<Dispute>(row.GetString(0));
}
