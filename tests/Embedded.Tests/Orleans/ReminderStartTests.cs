using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance;
using Orleans.Embedded;
using Orleans.PostgreSql;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.Orleans;

public interface IPatient : IGrainWithStringKey
{
    Task Register(string name, TimeSpan due);

    Task Unregister(string name);

    Task<int> Ticks();
}

internal sealed class PatientGrain(Signals signals) : Grain, IPatient, IRemindable
{
    private int ticks;

    public async Task Register(string name, TimeSpan due) =>
        await this.RegisterOrUpdateReminder(name, due, TimeSpan.FromHours(1));

    public async Task Unregister(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task<int> Ticks() => Task.FromResult(ticks);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ticks++;
        signals.Write(reminderName);
        return Task.CompletedTask;
    }
}

/// <summary>Grains are called already while the engine reads which reminders there are.</summary>
public sealed class ReminderStartTests : IClassFixture<TestDatabase>, IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeLease lease = new();
    private readonly TestDatabase database;

    public ReminderStartTests(TestDatabase database)
    {
        this.database = database;
        database.Empty();
        foreach (var name in new[] { "kept", "moved", "removed" })
        {
            database.Execute(
                "INSERT INTO reminder VALUES ('patient/a', $1, $2, interval '1 h', 1)",
                name, TestEngine.NewClock().GetUtcNow() + (5 * Minute));
        }

        lease.Grant();
    }

    public void Dispose() => lease.Dispose();

    [Fact(Timeout = Limits.Hung)]
    public async Task What_changes_while_they_are_read_is_newer_than_what_is_read()
    {
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IPatient>("a");
        await silo.Signals.When("read");
        await grain.Register("moved", 20 * Minute);
        await grain.Unregister("removed");
        await grain.Register("new", 5 * Minute);
        silo.Signals.Set("go on");
        await Active(silo);

        silo.Clock.Advance(5 * Minute);
        Assert.Equal(2, await grain.Ticks());
        Assert.Equal(["kept", "new"], silo.Signals.Log.Order());
        silo.Clock.Advance(15 * Minute);
        Assert.Equal(3, await grain.Ticks());
        Assert.Equal("moved", silo.Signals.Log.Last());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Where_they_cannot_be_read_they_are_read_again_until_they_come()
    {
        database.Execute("ALTER TABLE reminder RENAME TO lost");
        await using var silo = await Start();
        silo.Signals.Set("go on");
        var active = Active(silo);
        await silo.Signals.When("not read");
        Assert.False(active.IsCompleted);

        database.Execute("ALTER TABLE lost RENAME TO reminder");
        await active;
        silo.Clock.Advance(5 * Minute);

        Assert.Equal(3, await silo.Grains.GetGrain<IPatient>("a").Ticks());
    }

    private static Task Active(TestEngine silo) => silo.Services.GetRequiredService<IEngine>().WhenActive();

    private Task<TestEngine> Start() => TestEngine.Start(database, services => services
        .AddSingleton<IEngineLease>(lease)
        .AddSingleton<IReminderTable>(provider => new WatchedReminders(
            ActivatorUtilities.CreateInstance<ReminderTable>(provider), provider.GetRequiredService<Signals>())));
}
