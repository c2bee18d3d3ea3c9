using Orleans.Runtime;

namespace Orleans.Embedded;

internal static class Unavailable
{
    public static SiloUnavailableException Fenced() =>
        new("This process lost its lease on the database: whatever ran here was stopped, its outcome is unknown.");

    public static SiloUnavailableException Because(EngineStatus status) => status switch
    {
        EngineStatus.Standby => new("This process is on standby: it has yet to get the lease on its database."),
        EngineStatus.Active => new("The activation was stopped, or its process has just changed over."),
        EngineStatus.Stopping => new("This process is stopping and takes no new calls."),
        EngineStatus.Fenced => Fenced(),
    };
}
