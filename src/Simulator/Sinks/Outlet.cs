using Toolbox24.Simulator.Faults;

namespace Toolbox24.Simulator.Sinks;

/// <summary>One way out of the system: what it took, and how it is made to fail.</summary>
internal sealed class Outlet(string name)
{
    public string Name => name;

    public Sink Sink { get; } = new(Sink.Capacity);

    public FaultSwitch Faults { get; } = new();
}

/// <summary>Every way out.</summary>
internal sealed class Outlets
{
    public Outlet Mail { get; } = new("mail");

    public Outlet Sms { get; } = new("sms");

    public Outlet Push { get; } = new("push");

    public Outlet Kiosks { get; } = new("kiosks");

    public Outlet? Named(string name) => new[] { Mail, Sms, Push, Kiosks }.FirstOrDefault(outlet => outlet.Name == name);
}
