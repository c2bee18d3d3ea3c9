namespace Toolbox24.Testing;

/// <summary>How long a test waits for what must come: so long that only what hangs is given up, however busy the machine.</summary>
public static class Patience
{
    /// <summary>The same, for a test as a whole.</summary>
    public const int Milliseconds = 300_000;

    public static TimeSpan Limit { get; } = TimeSpan.FromMilliseconds(Milliseconds);
}
