using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Orleans.Conformance;

/// <summary>A host with the engine and nothing else, on a clock the test moves.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    private readonly IHost host;

    private TestEngine(IHost host, ManualClock clock, FakeStorage storage, FakeReminders reminders) =>
        (this.host, Clock, Storage, Reminders) = (host, clock, storage, reminders);

    public ManualClock Clock { get; }

    public FakeStorage Storage { get; }

    public FakeReminders Reminders { get; }

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host.Services;

    /// <summary>What grains and tests tell each other, apart from calls.</summary>
    public Signals Signals => Services.GetRequiredService<Signals>();

    public static Task<TestEngine> Start(Action<IServiceCollection>? configure = null) =>
        Start(new FakeReminders(), configure);

    public static async Task<TestEngine> Start(
        FakeReminders reminders, Action<IServiceCollection>? configure = null, ManualClock? clock = null)
    {
        var silo = Build(reminders, clock ?? new ManualClock(), configure);
        await silo.host.StartAsync();
        return silo;
    }

    public Task Stop(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static TestEngine Build(FakeReminders reminders, ManualClock clock, Action<IServiceCollection>? configure)
    {
        var storage = new FakeStorage();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<Signals>();
        builder.Services.AddSingleton<IReminderTable>(reminders);
        builder.Services.AddKeyedSingleton<IGrainStorage>("Default", storage);
        builder.Services.AddKeyedSingleton<IGrainStorage>("other", storage);
        configure?.Invoke(builder.Services);
        builder.UseOrleans(silo => silo.AddReminders());
        return new TestEngine(builder.Build(), clock, storage, reminders);
    }
}
