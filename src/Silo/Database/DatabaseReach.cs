using Npgsql;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Database;

/// <summary>The first connection: tried for a while, then given up, saying what is in the way.</summary>
internal static class DatabaseReach
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task Wait(NpgsqlDataSource database, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        while (await Attempt(database) is { } failure)
        {
            if (!IsPassing(failure) || clock.GetElapsedTime(began) >= Patience) throw Refusal(database, failure);

            await Task.Delay(Pause, clock);
        }
    }

    private static async Task<Exception?> Attempt(NpgsqlDataSource database)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await using var connection = await database.OpenConnectionAsync(limit.Token);
            return null;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return failure;
        }
    }

    // The server answered and said no: a wrong password or name does not get better by waiting.
    private static bool IsPassing(Exception failure) =>
        failure is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow };

    private static StartRefused Refusal(NpgsqlDataSource database, Exception failure)
    {
        var place = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var reason = failure is PostgresException answer ? answer.MessageText : failure.GetBaseException().Message;
        return new StartRefused(
            $"the database is unreachable: {place.Host}:{place.Port} ({reason.ReplaceLineEndings(" ")})");
    }
}
