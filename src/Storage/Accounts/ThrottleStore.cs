using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Storage.Accounts;

/// <summary>A try that was let through, and is counted until it is told to have succeeded.</summary>
public sealed record ThrottleTry(IReadOnlyList<ThrottleKey> Keys, DateTimeOffset At);

/// <summary>
/// Counts tries in the database, where a restart does not lose them and several processes share them. Values (addresses,
/// e-mails, numbers) are stored only as a hash that nobody can make without the server's key.
/// </summary>
public sealed partial class ThrottleStore(
    NpgsqlDataSource database, ServerKey server, AttackWatch watch, ILogger<ThrottleStore> log)
{
    private readonly byte[] secret = server.For("throttle");

    /// <summary>Asks before anything is compared, hashed or sent. The try is counted at once, as a failure.</summary>
    /// <returns><see cref="TooManyTries"/>: then nothing was counted.</returns>
    public async Task<Result<ThrottleTry>> Try(IReadOnlyList<ThrottleKey> keys, DateTimeOffset now)
    {
        await using var command = database.CreateCommand("SELECT throttle_try($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.AddWithValue(keys.Select(key => key.Rule.Scope).ToArray());
        command.Parameters.AddWithValue(Hashes(keys));
        command.Parameters.AddWithValue(keys.Select(key => key.Rule.Allowed).ToArray());
        command.Parameters.AddWithValue(keys.Select(key => key.Rule.Within).ToArray());
        command.Parameters.Add(Intervals(keys.Select(key => key.Rule.FirstDelay)));
        command.Parameters.Add(Intervals(keys.Select(key => key.Rule.LongestDelay)));
        command.Parameters.AddWithValue(now);
        if (await command.ExecuteScalarAsync() is not TimeSpan wait) return new ThrottleTry(keys, now);

        watch.Refused();
        Refused(Told(keys), wait);
        return new TooManyTries(wait);
    }

    /// <summary>A try was a failure that was made where nobody could count it; told twice, it is counted once.</summary>
    public async Task Note(IReadOnlyList<ThrottleKey> keys, DateTimeOffset at)
    {
        await using var command = database.CreateCommand("SELECT throttle_note($1, $2, $3, $4, $5)");
        command.Parameters.AddWithValue(keys.Select(key => key.Rule.Scope).ToArray());
        command.Parameters.AddWithValue(Hashes(keys));
        command.Parameters.AddWithValue(keys.Select(key => key.Rule.Within).ToArray());
        command.Parameters.Add(Intervals(keys.Select(key => key.Rule.FirstDelay)));
        command.Parameters.AddWithValue(at);
        await command.ExecuteNonQueryAsync();
        Failed(new ThrottleTry(keys, at));
    }

    /// <summary>When the failures were that still count, the oldest first.</summary>
    public async Task<ImmutableArray<DateTimeOffset>> Wrong(ThrottleKey key, DateTimeOffset now)
    {
        await using var command = database.CreateCommand("SELECT throttle_wrong($1, $2, $3, $4)");
        command.Parameters.AddWithValue(Hashes([key])[0]);
        command.Parameters.AddWithValue(key.Rule.Within);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan?> { TypedValue = key.Rule.FirstDelay, NpgsqlDbType = NpgsqlDbType.Interval });
        command.Parameters.AddWithValue(now);
        return [.. ((DateTime[])(await command.ExecuteScalarAsync())!).Select(each => new DateTimeOffset(each))];
    }

    /// <summary>The try was a failure: it stays counted, and is told to those who watch.</summary>
    public void Failed(ThrottleTry made)
    {
        watch.Failed(made.At);
        Failed(Told(made.Keys));
    }

    /// <summary>The try was no failure, and counts no more.</summary>
    public Task Succeeded(ThrottleTry made) => TakeBack(made, key => key.Rule.EndsWithSuccess);

    /// <summary>The try was not made (the hashing was too busy, the caller left), and counts no more.</summary>
    public Task NotMade(ThrottleTry made) => TakeBack(made, _ => false);

    private async Task TakeBack(ThrottleTry made, Func<ThrottleKey, bool> isEnd)
    {
        await using var command = database.CreateCommand("SELECT throttle_take_back($1, $2, $3)");
        command.Parameters.AddWithValue(Hashes(made.Keys));
        command.Parameters.AddWithValue(made.Keys.Select(isEnd).ToArray());
        command.Parameters.AddWithValue(made.At);
        await command.ExecuteNonQueryAsync();
    }

    private byte[][] Hashes(IReadOnlyList<ThrottleKey> keys) =>
        [.. keys.Select(key => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{key.Rule.Scope}\0{key.Value}")))];

    /// <summary>The counters of a try: networks as they are, all else by the beginning of its hash, by which one tells it again.</summary>
    private string Told(IReadOnlyList<ThrottleKey> keys) => string.Join(", ", keys.Zip(Hashes(keys), (key, hash) =>
        $"{key.Rule.Scope} {(key.Rule.CountsNetworks ? key.Value : Convert.ToHexStringLower(hash.AsSpan(0, 4)))}"));

    [LoggerMessage(LogLevel.Information, "A try failed: {Counters}")]
    private partial void Failed(string counters);

    [LoggerMessage(LogLevel.Information, "A try was refused for {Wait}: {Counters}")]
    private partial void Refused(string counters, TimeSpan wait);

    private static NpgsqlParameter<TimeSpan?[]> Intervals(IEnumerable<TimeSpan?> spans) =>
        new() { TypedValue = [.. spans], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Interval };
}
