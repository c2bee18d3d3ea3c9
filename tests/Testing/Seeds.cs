using System.Globalization;

namespace Toolbox24.Testing;

/// <summary>Where randomness starts from: fixed, unless <c>TOOLBOX24_SEED</c> says otherwise (<c>make soak</c>).</summary>
public static class Seeds
{
    private static readonly uint First =
        Environment.GetEnvironmentVariable("TOOLBOX24_SEED") is { } seed ? uint.Parse(seed, CultureInfo.InvariantCulture) : 24;

    /// <summary>The seed of one of several runs of a test.</summary>
    public static int Next(int run = 0) => unchecked((int)((First * 1_000) + (run * 100)));
}
