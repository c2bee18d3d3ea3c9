using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Evidence;

public enum EvidenceKind
{
    Photo,

    /// <summary>A silent video without a gap until the locker was shut.</summary>
    Video,

    /// <summary>A video that was interrupted: a sign, never a reason to turn a tool away.</summary>
    CutVideo,
}

/// <summary>What was recorded of one tool, at pick-up or at its return.</summary>
/// <param name="Photos">In the order they came.</param>
/// <param name="Video">The video; null without one.</param>
/// <param name="IsCut">Whether it was interrupted.</param>
public sealed record ItemEvidence(ImmutableArray<EvidenceId> Photos, EvidenceId? Video, bool IsCut)
{
    /// <summary>More photos of one tool tell nothing more.</summary>
    public const int MostPhotos = 12;

    public static ItemEvidence None { get; } = new([], null, IsCut: false);

    [JsonIgnore]
    public bool HasWholeVideo => Video is not null && !IsCut;

    public bool Has(EvidenceId id) => Video == id || Photos.Contains(id);

    public ItemEvidence With(EvidenceId id, EvidenceKind kind) => kind switch
    {
        EvidenceKind.Photo => Photos.Contains(id) || Photos.Length >= MostPhotos ? this : this with { Photos = Photos.Add(id) },
        EvidenceKind.Video => this with { Video = id, IsCut = false },
        EvidenceKind.CutVideo => this with { Video = id, IsCut = true },
    };

    public bool Equals(ItemEvidence? other) =>
        other is not null && (Video, IsCut) == (other.Video, other.IsCut) && Photos.AsSpan().SequenceEqual(other.Photos.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Photos.Length, Video, IsCut);
}
