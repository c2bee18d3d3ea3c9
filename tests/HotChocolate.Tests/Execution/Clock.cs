using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.HotChocolate.Tests.Execution;

/// <summary>Every timer set on it runs out when told to.</summary>
internal sealed class Clock : TimeProvider
{
    private readonly List<Action> timers = [];
    private bool isOut;

    /// <summary>It measures how long requests take.</summary>
    public void Limits(IServiceCollection services) => services.AddKeyedSingleton<TimeProvider>(nameof(RequestExecutorOptions.ExecutionTimeout), this);

    public void RunOut()
    {
        List<Action> due;
        lock (timers) (due, isOut) = ([.. timers], true);
        due.ForEach(ring => ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return System.CreateTimer(callback, state, dueTime, period);
        bool isDue;
        lock (timers)
        {
            timers.Add(() => callback(state));
            isDue = isOut;
        }

        return System.CreateTimer(callback, state, isDue ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
