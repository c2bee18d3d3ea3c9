using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded;

// What an activation holds for its grain, and lets go when it ends.
internal sealed partial class Activation
{
    private AsyncServiceScope? scope;
    private List<ILoadedState>? states;
    private List<GrainTimer>? timers;

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => (scope ??= engine.Services.CreateAsyncScope()).ServiceProvider;

    public void Add(ILoadedState loaded) => (states ??= []).Add(loaded);

    public void Add(GrainTimer timer)
    {
        lock (Gate) (timers ??= []).Add(timer);
    }

    public void Remove(GrainTimer timer)
    {
        lock (Gate) timers?.Remove(timer);
    }

    private async Task LoadStates()
    {
        foreach (var loaded in states ?? []) await loaded.Load();
        states = null;
    }

    // References others keep may hold this shell for long, but not the grain.
    private async Task Release()
    {
        StopTimers();
        GrainInstance = null;
        if (scope is { } services) await services.DisposeAsync();
        scope = null;
    }

    private void StopTimers()
    {
        GrainTimer[] running;
        lock (Gate) running = timers?.ToArray() ?? [];
        foreach (var timer in running) timer.Dispose();
    }
}
