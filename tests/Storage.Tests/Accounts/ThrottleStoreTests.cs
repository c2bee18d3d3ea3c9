using Toolbox24.Domain.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

[Trait("story", "T24-109")]
public sealed class ThrottleStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ThrottleBed bed = new(database);
    private readonly ThrottleKey account = new(Throttle.Account, $"{Guid.NewGuid()}");
    private readonly ThrottleKey address = new(Throttle.Address, $"{Guid.NewGuid()}");
    private readonly ThrottleKey device = new(Throttle.Device, $"{Guid.NewGuid()}");

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task After_five_failures_the_waits_are_1_2_4_8_and_15_minutes_and_never_more()
    {
        await bed.FailTimes(5, account);

        foreach (var minutes in (int[])[1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15])
        {
            Assert.Equal(TimeSpan.FromMinutes(minutes), await bed.Fail(account));
            bed.Clock.Advance(TimeSpan.FromMinutes(minutes) - Tick);
            Assert.Equal(Tick, await bed.Fail(account));
            bed.Clock.Advance(Tick);
            Assert.Null(await bed.Fail(account));
        }
    }

    [Fact]
    public async Task A_try_that_fails_or_is_refused_is_logged_with_its_network_and_without_whom_it_was_of()
    {
        var keys = Throttle.SignIn("client@example.fr", "198.51.100.7", null);
        var store = bed.Store();
        for (var i = 0; i < 5; i++) store.Failed((await store.Try(keys, bed.Clock.GetUtcNow())).Value());
        await store.Try(keys, bed.Clock.GetUtcNow());

        Assert.Equal(6, bed.Log.Lines.Count);
        Assert.All(bed.Log.Lines, line => Assert.DoesNotContain("example", line, StringComparison.Ordinal));
        Assert.All(bed.Log.Lines.Take(5), line => Assert.Matches(
            "^Information A try failed: sign-in account [0-9a-f]{8}, sign-in address 198.51.100.7$", line));
        Assert.StartsWith("Information A try was refused for 00:01:00: sign-in account ", bed.Log.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_a_failure_forgets_them_all()
    {
        await bed.FailTimes(5, account);
        bed.Clock.Advance(TimeSpan.FromDays(1));

        await bed.FailTimes(5, account);
        Assert.Equal(TimeSpan.FromMinutes(1), await bed.Fail(account));
    }

    [Fact]
    public async Task Less_than_a_day_forgets_none()
    {
        await bed.FailTimes(5, account);
        bed.Clock.Advance(TimeSpan.FromDays(1) - Tick);

        Assert.Null(await bed.Fail(account));
        Assert.Equal(TimeSpan.FromMinutes(2), await bed.Fail(account));
    }

    [Fact]
    public async Task A_try_that_is_refused_costs_no_further_wait()
    {
        await bed.FailTimes(5, account);

        for (var i = 0; i < 30; i++) Assert.Equal(TimeSpan.FromMinutes(1), await bed.Fail(account));
    }

    [Fact]
    public async Task In_any_ten_minutes_an_address_has_twenty_tries()
    {
        await bed.FailTimes(10, address);
        bed.Clock.Advance(TimeSpan.FromMinutes(6));
        await bed.FailTimes(10, address);

        Assert.Equal(TimeSpan.FromMinutes(4), await bed.Fail(address));
        bed.Clock.Advance(TimeSpan.FromMinutes(4));
        await bed.FailTimes(10, address);
        Assert.Equal(TimeSpan.FromMinutes(6), await bed.Fail(address));
    }

    [Fact]
    public async Task A_success_takes_back_its_own_try_and_no_failure_before_it()
    {
        await bed.FailTimes(4, account, address);
        await bed.Succeed(account, address);

        Assert.Null(await bed.Fail(account));
        Assert.Equal(TimeSpan.FromMinutes(1), await bed.Fail(account));
    }

    [Fact]
    public async Task Successes_alone_are_never_throttled()
    {
        for (var i = 0; i < 50; i++) await bed.Succeed(account, address);

        await bed.FailTimes(5, account, address);
    }

    [Fact]
    public async Task On_a_known_device_a_success_forgets_the_failures()
    {
        await bed.FailTimes(4, device);
        await bed.Succeed(device);

        await bed.FailTimes(5, device);
        Assert.Equal(TimeSpan.FromMinutes(1), await bed.Fail(device));
    }

    [Fact]
    public async Task A_try_that_was_not_made_counts_no_more_and_forgets_nothing()
    {
        await bed.FailTimes(4, device);
        var made = (await bed.Store().Try([device], bed.Clock.GetUtcNow())).Value();
        await bed.Store().NotMade(made);

        Assert.Null(await bed.Fail(device));
        Assert.Equal(TimeSpan.FromMinutes(1), await bed.Fail(device));
    }

    [Fact]
    public async Task Where_one_counter_says_to_wait_none_is_counted()
    {
        await bed.FailTimes(5, account);
        for (var i = 0; i < 30; i++) Assert.NotNull(await bed.Fail(account, address));

        await bed.FailTimes(20, address);
    }

    [Fact]
    public async Task The_longest_of_the_waits_is_told()
    {
        await bed.FailTimes(20, address);
        await bed.FailTimes(5, account);

        Assert.Equal(TimeSpan.FromMinutes(10), await bed.Fail(account, address));
    }

    [Fact]
    public async Task Values_are_not_stored()
    {
        var secret = new ThrottleKey(Throttle.LinkMail, "client@example.fr");
        await bed.Fail(secret);

        var stored = database.Scalar<byte[]>("SELECT key FROM throttle WHERE scope = 'link mail'");
        Assert.Equal(32, stored.Length);
        Assert.Equal(0, database.Scalar<long>("SELECT count(*) FROM throttle WHERE throttle::text LIKE '%example%'"));
    }

    [Fact]
    public async Task What_counts_no_more_is_cleared_away_by_those_who_come_later()
    {
        for (var i = 0; i < 60; i++) await bed.Fail(new ThrottleKey(Throttle.Address, $"{Guid.NewGuid()}"));
        bed.Clock.Advance(TimeSpan.FromDays(2));

        for (var i = 0; i < 30; i++) await bed.Fail(new ThrottleKey(Throttle.Address, $"late {i} {Guid.NewGuid()}"));

        Assert.Equal(0, database.Scalar<long>("SELECT count(*) FROM throttle WHERE expires_at <= $1", bed.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task No_counter_grows_without_bound()
    {
        for (var i = 0; i < 40; i++)
        {
            bed.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.Null(await bed.Fail(account));
        }

        Assert.Equal(15, database.Scalar<int>("SELECT max(cardinality(tries)) FROM throttle WHERE scope = 'sign-in account'"));
    }
}
