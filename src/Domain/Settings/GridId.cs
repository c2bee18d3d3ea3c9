namespace Toolbox24.Domain.Settings;

/// <summary>Names one version of a grid for ever; what is made by it says this id.</summary>
public readonly record struct GridId(Guid Value)
{
    public static GridId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
