using System.ComponentModel;
using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>A grain as others hold it; generated code derives one class per contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private GrainImplementation type = null!;
    private Activation? last;

    public GrainId GrainId { get; private set; }

    internal Engine Engine { get; private set; } = null!;

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public sealed override bool Equals(object? obj) => Equals(obj as GrainReference);

    public sealed override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => GrainId.ToString();

    internal void Bind(Engine engine, GrainId id, GrainImplementation implementation) =>
        (Engine, GrainId, type) = (engine, id, implementation);

    protected Task<TResult> Send<TResult>(Request<TResult> request, CancellationToken cancellationToken = default)
    {
        last = Engine.Send(request, GrainId, type, last, cancellationToken);
        return request.Answer;
    }

    protected Task Send(Request request, CancellationToken cancellationToken = default)
    {
        last = Engine.Send(request, GrainId, type, last, cancellationToken);
        return request.Answer;
    }
}
