using System.Collections.Immutable;
using Toolbox24.Domain.Evidence;

namespace Toolbox24.Domain.Disputes;

/// <summary>What somebody says in a dispute, with photos of it. It is kept apart, where it can be erased.</summary>
/// <param name="Text">What.</param>
/// <param name="Photos">Of what.</param>
public sealed record DisputeWords(string Text, ImmutableArray<EvidenceId> Photos)
{
    public const int MostPhotos = 10;

    /// <summary>Why so many photos cannot be shown; null where they can.</summary>
    public Refusal? Refuse() => Photos.Length > MostPhotos ? new TooManyDisputePhotos(MostPhotos) : null;

    public bool Equals(DisputeWords? other) => other is not null && Text == other.Text && Photos.AsSpan().SequenceEqual(other.Photos.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Text, Photos.Length);
}
