namespace Toolbox24.Domain.Sites;

/// <summary>Names one site for ever.</summary>
public readonly record struct SiteId(Guid Value)
{
    public static SiteId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
