namespace Orleans.Embedded;

/// <summary>Ends activations nobody has called for a while.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly Engine engine;
    private readonly long age;
    private readonly ITimer timer;
    private long now;

    public IdleCollector(Engine engine, EngineLimits limits)
    {
        this.engine = engine;
        now = engine.Time.GetUtcNow().UtcTicks;

        // A stamp may be up to one quantum too old, so nothing is collected before its age in full.
        age = (limits.IdleAge + limits.IdleQuantum).Ticks;
        timer = engine.Time.CreateTimer(_ => Collect(), null, limits.IdleQuantum, limits.IdleQuantum);
    }

    /// <summary>Ticks, as of the last look: a call stamps its grain with it without reading a clock.</summary>
    public long Now => Volatile.Read(ref now);

    public void Dispose() => timer.Dispose();

    private void Collect()
    {
        Volatile.Write(ref now, engine.Time.GetUtcNow().UtcTicks);
        foreach (var activation in engine.Directory.All) activation.EndIfIdle(now, age);
    }
}
