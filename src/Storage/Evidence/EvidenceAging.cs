using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Disputes;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Storage.Evidence;

/// <summary>
/// Deletes photos and videos whose time is over, at start and once a day. What is gone is certified in the audit log by the sums of the
/// files. Several processes may; each file goes once.
/// </summary>
public sealed partial class EvidenceAging(
    NpgsqlDataSource database, RentalStore rentals, DisputeQueries disputes, CurrentSettings settings, TimeProvider clock, ILogger<EvidenceAging> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    /// <summary>Deletes what is over now.</summary>
    /// <returns>How many files are gone.</returns>
    public async Task<int> Clear(CancellationToken cancellationToken = default)
    {
        var (now, gone) = (clock.GetUtcNow(), 0);
        var lives = (await settings.At(now)).Rules.Evidence;
        var files = await database.ReadAll(
            """
            SELECT e.id, e.rental_id, e.unit_id, e.kind, ended.at FROM evidence e JOIN rental r ON r.id = e.rental_id
            CROSS JOIN LATERAL (SELECT v.at FROM event v WHERE v.stream = r.id ORDER BY v.version DESC LIMIT 1) AS ended
            WHERE e.kept_at IS NOT NULL AND NOT r.is_open AND ended.at <= $1
            """,
            row => new Aged(
                row.GetGuid(0), new RentalId(row.GetGuid(1)), new UnitId(row.GetGuid(2)), Enum.Parse<EvidenceKind>(row.GetString(3)),
                row.GetFieldValue<DateTimeOffset>(4)),
            [now - lives.Shortest], cancellationToken);
        foreach (var ofOne in files.GroupBy(file => file.Rental))
        {
            if (await rentals.Load(ofOne.Key, cancellationToken) is not { Rental: { } rental }) continue;

            var disputed = await disputes.Of(ofOne.Key, cancellationToken);
            var over = ofOne.Where(file => EvidenceRules.IsOver(rental, file.Unit, file.Kind, file.EndedAt, disputed, lives, now))
                .Select(file => file.Id).ToArray();
            if (over.Length > 0) gone += await Delete(ofOne.Key, over, now, cancellationToken);
        }

        return gone;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await Clear(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                ClearFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> Delete(RentalId rental, Guid[] over, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var sums = new Dictionary<string, string?>();
        await using (var delete = new NpgsqlCommand("DELETE FROM evidence WHERE id = ANY ($1) RETURNING id, encode(sha256, 'hex')", connection, transaction))
        {
            delete.Parameters.AddWithValue(over);
            await using var rows = await delete.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken)) sums.Add(rows.GetGuid(0).ToString("n", CultureInfo.InvariantCulture), rows.GetString(1));
        }

        if (sums.Count == 0) return 0;

        await using var told = new NpgsqlCommand("SELECT record_audit($1::jsonb)", connection, transaction);
        told.Parameters.AddWithValue(AuditLine.Write(new AuditEntry("EvidencePurged", "system", "rental", rental.Value, now, sums)));
        await told.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sums.Count;
    }

    private sealed record Aged(Guid Id, RentalId Rental, UnitId Unit, EvidenceKind Kind, DateTimeOffset EndedAt);

    [LoggerMessage(LogLevel.Error, "Photos and videos whose time is over could not be deleted; trying again tomorrow")]
    private partial void ClearFailed(Exception error);
}
