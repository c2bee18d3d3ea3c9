using System.ComponentModel;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One grain class, the contracts it answers for, and how it is constructed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainImplementation(
    Type @class, string type, IReadOnlyCollection<Type> contracts, Func<GrainActivator, object> create)
{
    public Type Class => @class;

    public GrainType Type { get; } = GrainType.Create(type);

    public IReadOnlyCollection<Type> Contracts => contracts;

    internal object Create(Activation activation) => create(new GrainActivator(activation));
}
