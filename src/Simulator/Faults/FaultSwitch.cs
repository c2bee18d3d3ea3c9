namespace Toolbox24.Simulator.Faults;

/// <summary>Makes one outlet fail as told.</summary>
internal sealed class FaultSwitch
{
    // Longer than a caller is patient with a mail provider, shorter than a person watching the demo: both wait in real time.
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private Fault current = Fault.None;

    public void Set(Fault fault)
    {
        lock (gate) current = fault;
    }

    /// <summary>Spends one request; says whether it may go through, late if slow.</summary>
    public async Task<bool> Works(CancellationToken cancellationToken) => await Next(cancellationToken) != FaultMode.Down;

    /// <summary>Spends one request; says how it fails, late if slow.</summary>
    public async Task<FaultMode> Next(CancellationToken cancellationToken)
    {
        var mode = Spend();
        if (mode == FaultMode.Slow) await Task.Delay(Slowness, cancellationToken);
        return mode;
    }

    private FaultMode Spend()
    {
        lock (gate)
        {
            var mode = current.Mode;
            if (current.Times is { } left) current = left == 1 ? Fault.None : current with { Times = left - 1 };
            return mode;
        }
    }
}
