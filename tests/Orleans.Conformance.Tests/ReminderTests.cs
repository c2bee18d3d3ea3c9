using Toolbox24.Testing;

namespace Orleans.Conformance;

public interface IReminded : IGrainWithStringKey
{
    Task Register(string name, TimeSpan due, TimeSpan period);

    Task Unregister(string name);

    Task<string?> Find(string name);

    [return: Immutable]
    Task<string[]> Names();

    Task<int> Ticks();

    Task Leave();
}

public interface IForgetful : IGrainWithStringKey
{
    Task Register();
}

internal sealed class RemindedGrain(Signals signals) : Grain, IReminded, IRemindable
{
    private int ticks;

    public async Task Register(string name, TimeSpan due, TimeSpan period) =>
        await this.RegisterOrUpdateReminder(name, due, period);

    public async Task Unregister(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<string?> Find(string name) => (await this.GetReminder(name))?.ReminderName;

    public async Task<string[]> Names()
    {
        var all = await this.GetReminders();
        return [.. all.Select(reminder => reminder.ReminderName).Order()];
    }

    public Task<int> Ticks() => Task.FromResult(ticks);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ticks++;
        signals.Write(FormattableString.Invariant(
            $"{reminderName} {status.FirstTickTime:HH:mm} {status.Period:mm} {status.CurrentTickTime:HH:mm}"));
        signals.Count($"{this.GetPrimaryKeyString()} {reminderName}");
        if (reminderName == "slow") await signals.When("let go");
        if (reminderName == "once") await Unregister(reminderName);
        if (reminderName == "failing") throw new InvalidOperationException("This reminder fails.");
    }
}

internal sealed class ForgetfulGrain : Grain, IForgetful
{
    public async Task Register() => await this.RegisterOrUpdateReminder("wake", TimeSpan.Zero, TimeSpan.FromMinutes(1));
}

public sealed class ReminderTests : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TestDatabase database;

    public ReminderTests(TestDatabase database)
    {
        this.database = database;
        database.Empty();
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task It_comes_when_due_and_then_every_period()
    {
        await using var silo = await TestEngine.Start(database);
        await silo.Grains.GetGrain<IReminded>("a").Register("wake", 5 * Minute, 2 * Minute);

        await Advance(silo, 5 * Minute, "a wake:1");
        await Advance(silo, 2 * Minute, "a wake:2");
        await Advance(silo, 2 * Minute, "a wake:3");
        Assert.Equal(["wake 08:05 02 08:05", "wake 08:05 02 08:07", "wake 08:05 02 08:09"], silo.Signals.Log);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task It_wakes_a_grain_that_is_not_in_memory()
    {
        await using var silo = await TestEngine.Start(database);
        var grain = silo.Grains.GetGrain<IReminded>("a");
        await grain.Register("wake", Minute, Minute);
        await grain.Leave();

        await Advance(silo, Minute, "a wake:1");
        Assert.Equal(1, await grain.Ticks());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task It_outlives_its_host_and_skips_what_was_missed()
    {
        var clock = TestEngine.NewClock();
        await using (var first = await TestEngine.Start(database, clock: clock))
            await first.Grains.GetGrain<IReminded>("a").Register("wake", 5 * Minute, 10 * Minute);

        clock.Advance(27 * Minute);
        await using var second = await TestEngine.Start(database, clock: clock);
        await Advance(second, 8 * Minute, "a wake:1");
        Assert.Equal(["wake 08:05 10 08:35"], second.Signals.Log);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task One_whose_next_tick_is_beyond_the_calendar_comes_once_and_holds_up_no_other()
    {
        var clock = TestEngine.NewClock();
        await using (var first = await TestEngine.Start(database, clock: clock))
        {
            var grain = first.Grains.GetGrain<IReminded>("a");
            await grain.Register("endless", Minute, TimeSpan.FromDays(3_650_000));
            await grain.Register("wake", Minute, 10 * Minute);
            await Advance(first, Minute, "a endless:1");
        }

        clock.Advance(Minute);
        await using var second = await TestEngine.Start(database, clock: clock);
        await Advance(second, 9 * Minute, "a wake:1");
        Assert.Equal(0, second.Signals.Counted("a endless"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_jump_of_the_clock_makes_one_tick_and_keeps_the_rhythm()
    {
        await using var silo = await TestEngine.Start(database);
        await silo.Grains.GetGrain<IReminded>("a").Register("wake", Minute, 10 * Minute);

        await Advance(silo, 45 * Minute, "a wake:1");
        await Advance(silo, 6 * Minute, "a wake:2");
        Assert.Equal(["wake 08:01 10 08:45", "wake 08:01 10 08:51"], silo.Signals.Log);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Registering_again_replaces_it()
    {
        await using var silo = await TestEngine.Start(database);
        var grain = silo.Grains.GetGrain<IReminded>("a");
        await grain.Register("wake", Minute, Minute);
        await grain.Register("wake", 3 * Minute, 5 * Minute);
        await grain.Register("after", 4 * Minute, 5 * Minute);

        silo.Clock.Advance(2 * Minute);
        Assert.Equal(0, await grain.Ticks());
        await Advance(silo, 2 * Minute, "a after:1");
        await silo.Signals.When("a wake:1");
        Assert.Equal(1, silo.Signals.Counted("a wake"));
        Assert.Equal(2, database.Reminders());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task An_unregistered_one_comes_no_more()
    {
        await using var silo = await TestEngine.Start(database);
        var grain = silo.Grains.GetGrain<IReminded>("a");
        await grain.Register("once", Minute, Minute);
        await grain.Register("wake", Minute, Minute);

        await Advance(silo, Minute, "a once:1");
        await silo.Signals.When("a wake:1");
        Assert.Equal(2, await grain.Ticks());
        await Advance(silo, Minute, "a wake:2");
        Assert.Equal(3, await grain.Ticks());
        Assert.Equal(1, database.Reminders());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Reminders_can_be_looked_up()
    {
        await using var silo = await TestEngine.Start(database);
        var grain = silo.Grains.GetGrain<IReminded>("a");
        await grain.Register("one", Minute, Minute);
        await grain.Register("two", Minute, Minute);
        await silo.Grains.GetGrain<IReminded>("b").Register("three", Minute, Minute);

        Assert.Equal("one", await grain.Find("one"));
        Assert.Null(await grain.Find("three"));
        Assert.Equal(["one", "two"], await grain.Names());
        await grain.Unregister("one");
        Assert.Equal(["two"], await grain.Names());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task The_next_tick_comes_only_after_the_one_before_has_ended()
    {
        await using var silo = await TestEngine.Start(database);
        var grain = silo.Grains.GetGrain<IReminded>("a");
        await grain.Register("slow", Minute, Minute);
        await Advance(silo, Minute, "a slow:1");
        silo.Clock.Advance(10 * Minute);
        Assert.Equal(1, silo.Signals.Counted("a slow"));

        silo.Signals.Set("let go");
        await silo.Signals.When("a slow:2");
        Assert.Equal(2, await grain.Ticks());
        Assert.Equal(["slow 08:01 01 08:01", "slow 08:01 01 08:11"], silo.Signals.Log);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_tick_that_fails_comes_again()
    {
        await using var silo = await TestEngine.Start(database);
        await silo.Grains.GetGrain<IReminded>("a").Register("failing", Minute, Minute);
        await Advance(silo, Minute, "a failing:1");
        await Advance(silo, Minute, "a failing:2");
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_period_below_the_minimum_is_refused()
    {
        await using var silo = await TestEngine.Start(database);
        var grain = silo.Grains.GetGrain<IReminded>("a");
        var tooShort = Minute - TimeSpan.FromTicks(1);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => grain.Register("wake", Minute, tooShort));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => grain.Register("wake", -Minute, Minute));
        await grain.Register("wake", TimeSpan.Zero, Minute);
        await silo.Signals.When("a wake:1");
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_that_cannot_be_reminded_cannot_register()
    {
        await using var silo = await TestEngine.Start(database);
        await Assert.ThrowsAnyAsync<Exception>(silo.Grains.GetGrain<IForgetful>("a").Register);
        Assert.Equal(0, database.Reminders());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Two_thousand_due_at_once_all_come()
    {
        await using var silo = await TestEngine.Start(database);
        await Task.WhenAll(Enumerable.Range(0, 2_000)
            .Select(n => silo.Grains.GetGrain<IReminded>($"{n}").Register("wake", 5 * Minute, Minute)));

        silo.Clock.Advance(5 * Minute);
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(n => silo.Signals.When($"{n} wake:1")));
        Assert.Equal(2_000, silo.Signals.Log.Count);
    }

    private static async Task Advance(TestEngine silo, TimeSpan by, string until)
    {
        silo.Clock.Advance(by);
        await silo.Signals.When(until);
    }
}
