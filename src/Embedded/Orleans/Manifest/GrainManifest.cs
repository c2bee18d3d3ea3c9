using System.ComponentModel;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What one assembly has of grains; generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainManifest
{
    public abstract IEnumerable<GrainContract> Contracts { get; }

    public abstract IEnumerable<GrainImplementation> Implementations { get; }
}

/// <summary>One grain interface and how a reference to it is made.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GrainContract(Type Interface, Func<GrainReference> NewReference);
