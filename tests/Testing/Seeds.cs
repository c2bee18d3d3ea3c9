using System.Globalization;

namespace Toolbox24.Testing;

/// <summary>Where randomness starts from: fixed, unless <c>TOOLBOX24_SEED</c> says otherwise (<c>make soak</c>).</summary>
public static class Seeds
{
    private static readonly int First =
        int.TryParse(Environment.GetEnvironmentVariable("TOOLBOX24_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 24;

    /// <summary>Whether this is a soak: there is time for long runs.</summary>
    public static bool IsSoak { get; } = Environment.GetEnvironmentVariable("TOOLBOX24_SEED") is not null;

    /// <summary>The seed of one of several runs of a test.</summary>
    public static int Next(int run = 0) => unchecked((First * 1_000) + (run * 100));
}
