namespace Toolbox24.Silo.Engine;

/// <summary>How this process's engine shares its database with others.</summary>
public enum EngineMode
{
    /// <summary>The only one; another running already is a refusal to start.</summary>
    Only,

    /// <summary>Waits for the one that runs to end, then takes over.</summary>
    Standby,

    /// <summary>Beside others, as during a membership change of a cluster: only the constraints tell them apart. For tests.</summary>
    Beside,
}
