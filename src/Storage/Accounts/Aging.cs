using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Toolbox24.Storage.Accounts;

/// <summary>
/// Clears away what is about people and has had its time, at start and once a day: sessions that are over, refresh tokens whose use again
/// nobody would recognise any more, messages, accounts whose address nobody ever proved. Several processes may; each row goes once.
/// </summary>
public sealed partial class Aging(NpgsqlDataSource database, TimeProvider clock, ILogger<Aging> log) : BackgroundService
{
    /// <summary>How long a refresh token that was used is known again when it comes a second time.</summary>
    public static readonly TimeSpan ReuseIsRecognised = TimeSpan.FromDays(7);

    /// <summary>How long there is to prove an address.</summary>
    public static readonly TimeSpan UnprovedLasts = TimeSpan.FromDays(30);

    private const int MessagesLastMonths = 12;

    /// <summary>For as long as what was agreed can be argued about (Code civil, art. 2224).</summary>
    private const int ThreadsLastYears = 5;

    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    /// <summary>Clears away what is over now.</summary>
    /// <returns>How many rows are gone.</returns>
    public async Task<int> Clear(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return await Delete("DELETE FROM session WHERE least(idle_until, ends_at) < $1", now, cancellationToken)
            + await Delete("DELETE FROM session_token WHERE used_at < $1", now - ReuseIsRecognised, cancellationToken)
            + await Delete("DELETE FROM message WHERE at < $1", now.AddMonths(-MessagesLastMonths), cancellationToken)
            + await Delete("DELETE FROM thread_message WHERE at < $1", now.AddYears(-ThreadsLastYears), cancellationToken)
            + await Delete(
                """
                WITH gone AS (
                    SELECT a.id FROM account a
                    WHERE a.created_at < $1 AND a.email_verified_at IS NULL AND a.status = 'Active' AND a.roles = '{Customer}'
                      AND NOT EXISTS (SELECT FROM customer c WHERE c.id = a.id)
                      AND NOT EXISTS (SELECT FROM rental r WHERE r.customer_id = a.id)
                      AND NOT EXISTS (SELECT FROM waiting w WHERE w.customer_id = a.id)
                    FOR UPDATE
                ), declared AS (
                    DELETE FROM company_declaration WHERE account_id IN (SELECT id FROM gone)
                ), proved AS (
                    DELETE FROM proof WHERE account_id IN (SELECT id FROM gone)
                ), told AS (
                    DELETE FROM message WHERE account_id IN (SELECT id FROM gone)
                )
                DELETE FROM account WHERE id IN (SELECT id FROM gone)
                """,
                now - UnprovedLasts, cancellationToken);
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

    private async Task<int> Delete(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(before);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "What is over of sessions, messages and accounts could not be cleared away; trying again tomorrow")]
    private partial void ClearFailed(Exception error);
}
