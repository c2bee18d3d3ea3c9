using System.ComponentModel;
using System.Globalization;

namespace Orleans.Embedded;

/// <summary>What generated code tells about one method of a grain contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainMethod(string contract, string name, string? responseTimeout = null)
{
    /// <summary>In milliseconds, where the method has its own.</summary>
    internal long? ResponseTimeout { get; } = responseTimeout is null
        ? null
        : (long)TimeSpan.Parse(responseTimeout, CultureInfo.InvariantCulture).TotalMilliseconds;

    public override string ToString() => $"{contract}.{name}";
}
