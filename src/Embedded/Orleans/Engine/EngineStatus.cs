namespace Orleans.Embedded;

public enum EngineStatus
{
    /// <summary>Waits for the lease on its database.</summary>
    Standby,
    Active,
    Stopping,

    /// <summary>Lost the lease; everything it ran was stopped, and it asks for the lease again.</summary>
    Fenced,
}
