using Toolbox24.Silo.Engine;

namespace Toolbox24.Silo.Tests;

/// <summary>An engine in whatever state the test says.</summary>
internal sealed class StatedEngine : IEngineState
{
    public string Name => "stated";

    public bool IsGranted { get; set; }

    public bool IsStandby => !IsGranted;

    public bool HasReminders { get; set; }

    public string? Refusal { get; set; }

    public Task WhenActive(CancellationToken cancellationToken) => Task.CompletedTask;
}
