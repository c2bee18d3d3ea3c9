namespace Toolbox24.Domain.Evidence;

/// <summary>Names a photo or a video for ever; where it is kept, and for how long, is told elsewhere.</summary>
public readonly record struct EvidenceId(Guid Value)
{
    public static EvidenceId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
