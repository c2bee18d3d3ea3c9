using Toolbox24.Testing;

namespace Orleans.Conformance;

internal static class Limits
{
    /// <summary>Real milliseconds after which a test has hung.</summary>
    public const int Hung = Patience.Milliseconds;
}
