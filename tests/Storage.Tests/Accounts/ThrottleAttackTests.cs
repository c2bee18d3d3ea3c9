using System.Collections.Concurrent;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

[Trait("story", "T24-109")]
public sealed class ThrottleAttackTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly ThrottleBed bed = new(database);
    private readonly string victim = $"{Guid.NewGuid()}@example.fr";

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task Of_200_tries_at_once_on_one_account_five_are_let_through()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => bed.Fail([.. Throttle.SignIn(victim, $"10.0.0.{number}", device: null)])));

        Assert.Equal(5, answers.Count(wait => wait is null));
        Assert.All(answers.Where(wait => wait is not null), wait => Assert.Equal(TimeSpan.FromMinutes(1), wait));
    }

    [Fact]
    public async Task Of_200_tries_at_once_from_one_address_twenty_are_let_through()
    {
        var address = $"{Guid.NewGuid()}";

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => bed.Fail([.. Throttle.SignIn($"{number}@example.fr", address, device: null)])));

        Assert.Equal(20, answers.Count(wait => wait is null));
    }

    [Theory]
    [InlineData(2417, "55P03")]
    [InlineData(2407, null)]
    public async Task Tries_wait_for_each_other_under_a_lock_that_is_theirs_and_not_that_of_passkeys(int kind, string? error)
    {
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using var other = await database.Source.OpenConnectionAsync();
        await using var waiting = await other.BeginTransactionAsync();
        await Run(holder, $"SELECT pg_advisory_xact_lock({kind}, hashtext(encode('key', 'hex')))");
        await Run(other, "SET LOCAL lock_timeout = '10ms'");

        var refused = await Record.ExceptionAsync(() => Run(other, "SELECT throttle_lock(ARRAY['key'::bytea])"));

        Assert.Equal(error, (refused as PostgresException)?.SqlState);
    }

    [Fact]
    public async Task Tries_and_successes_at_once_lose_no_count()
    {
        var key = new ThrottleKey(new ThrottleRule("test", 1_000, TimeSpan.FromHours(1)), $"{Guid.NewGuid()}");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => number % 2 == 0 ? bed.Fail(key) : bed.Succeed(key)));

        Assert.Equal(50, database.Scalar<int>("SELECT cardinality(tries) FROM throttle WHERE scope = 'test'"));
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        await bed.FailTimes(5, [.. Throttle.SignIn(victim, "10.0.0.1", null)]);

        using var restarted = new ThrottleBed(database);
        Assert.Equal(TimeSpan.FromMinutes(1), await restarted.Fail([.. Throttle.SignIn(victim, "10.0.0.2", null)]));
    }

    [Fact]
    public async Task The_owner_signs_in_on_a_known_device_while_the_account_is_attacked_from_everywhere()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            for (var number = 0; number < 40; number++)
            {
                await bed.Fail([.. Throttle.SignIn(victim, $"10.{hour}.0.{number}", null)]);
                bed.Clock.Advance(TimeSpan.FromSeconds(90));
            }

            Assert.NotNull(await bed.Fail([.. Throttle.SignIn(victim, "192.0.2.7", null)]));
            await bed.Succeed([.. Throttle.SignIn(victim, "192.0.2.7", "known")]);
        }
    }

    [Fact]
    public async Task The_owner_signs_in_on_a_known_device_behind_the_attackers_own_address()
    {
        const string Shared = "203.0.113.9";
        for (var number = 0; number < 30; number++) await bed.Fail([.. Throttle.SignIn($"{number}@example.fr", Shared, null)]);

        Assert.NotNull(await bed.Fail([.. Throttle.SignIn(victim, Shared, null)]));
        await bed.Succeed([.. Throttle.SignIn(victim, Shared, "known")]);
    }

    [Fact]
    public async Task A_known_device_that_guesses_has_a_limit_of_its_own()
    {
        await bed.FailTimes(5, [.. Throttle.SignIn(victim, "192.0.2.7", "stolen")]);

        Assert.Equal(TimeSpan.FromMinutes(1), await bed.Fail([.. Throttle.SignIn(victim, "192.0.2.8", "stolen")]));
        Assert.Null(await bed.Fail([.. Throttle.SignIn(victim, "192.0.2.7", "the owner's")]));
    }

    [Fact]
    public async Task Guessing_passwords_throttles_neither_links_nor_recovery_nor_passkeys_nor_the_kiosk()
    {
        for (var number = 0; number < 30; number++) await bed.Fail([.. Throttle.SignIn(victim, "198.51.100.1", null)]);
        for (var number = 0; number < 30; number++) await bed.Fail([.. Throttle.SignIn($"{number}", "198.51.100.1", null)]);

        Assert.Null(await bed.Fail([.. Throttle.Link(victim, "198.51.100.1", null)]));
        Assert.Null(await bed.Fail([.. Throttle.Recovery(victim, "198.51.100.1", null)]));
        Assert.Null(await bed.Fail([.. Throttle.Passkey("198.51.100.1")]));
        Assert.Null(await bed.Fail([.. Throttle.Kiosk(Guid.NewGuid(), Guid.NewGuid(), "5678")]));
    }

    /// <summary>10,000 tries within nine minutes. How many reach the hasher is what the counters let through, and no more.</summary>
    [Theory]
    [InlineData(10_000, 100, 2_000, 2_000)]
    [InlineData(100, 10_000, 500, 800)]
    public async Task Credential_stuffing_reaches_the_hasher_as_often_as_its_accounts_and_addresses_allow(
        int accounts, int addresses, int atLeast, int atMost)
    {
        const int Tries = 10_000;
        var (run, store, hashed) = (Guid.NewGuid(), bed.Store(), new ConcurrentBag<(int Account, int Address)>());

        await Parallel.ForAsync(0, Tries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, stopping) =>
        {
            var (account, address) = (number % accounts, number % addresses);
            var at = ThrottleBed.Start + TimeSpan.FromMilliseconds(number * 50);
            var keys = Throttle.SignIn($"{account}.{run}@example.fr", $"{address} of {run}", device: null);
            if ((await store.Try(keys, at)).Succeeded(out _, out _)) hashed.Add((account, address));
        });

        Assert.InRange(hashed.Count, atLeast, atMost);

        // Five, and those after waits of 1, 2 and 4 minutes.
        Assert.All(hashed.CountBy(pair => pair.Account), one => Assert.InRange(one.Value, 1, 8));
        Assert.All(hashed.CountBy(pair => pair.Address), one => Assert.InRange(one.Value, 1, 20));
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
