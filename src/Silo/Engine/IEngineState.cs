using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Silo.Engine;

/// <summary>What the host may know of the engine, whichever it is.</summary>
public interface IEngineState : IWorkPermit
{
    string Name { get; }

    /// <summary>Whether it waits to take over from another.</summary>
    bool IsStandby { get; }

    /// <summary>Whether the reminders that are stored are loaded, so that they come.</summary>
    bool HasReminders { get; }

    /// <summary>Why this process may not run an engine, and ends; null where it may.</summary>
    string? Refusal { get; }

    /// <summary>Ends when grains can be called.</summary>
    Task WhenActive(CancellationToken cancellationToken = default);
}
