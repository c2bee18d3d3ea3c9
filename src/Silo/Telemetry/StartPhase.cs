namespace Toolbox24.Silo.Telemetry;

/// <summary>Whether the process is still starting. A failed start is told once, not by the host too.</summary>
internal sealed class StartPhase
{
    private volatile bool over;

    public bool IsOver => over;

    public void End() => over = true;
}
