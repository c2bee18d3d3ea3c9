using System.Collections.Immutable;

namespace Toolbox24.Domain.Availability;

/// <summary>What is wanted cannot be had there and then; something like it may be.</summary>
public abstract record Unavailable(string Message) : Refusal(Message)
{
    /// <summary>The three nearest things that can be had instead; none where only what is wanted would be of use.</summary>
    public ImmutableArray<Alternative> Alternatives { get; init; } = [];

    public virtual bool Equals(Unavailable? other) => base.Equals(other) && Alternatives.AsSpan().SequenceEqual(other.Alternatives.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Alternatives.Length);
}
