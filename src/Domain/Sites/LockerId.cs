namespace Toolbox24.Domain.Sites;

/// <summary>Names one locker for ever, whatever its door says.</summary>
public readonly record struct LockerId(Guid Value)
{
    public static LockerId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
