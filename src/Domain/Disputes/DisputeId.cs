namespace Toolbox24.Domain.Disputes;

/// <summary>Names one dispute for ever.</summary>
public readonly record struct DisputeId(Guid Value)
{
    public static DisputeId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
