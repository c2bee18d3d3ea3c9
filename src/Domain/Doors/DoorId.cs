namespace Toolbox24.Domain.Doors;

/// <summary>Names one door for ever: a locker's by the locker's id, an entrance by its site's.</summary>
public readonly record struct DoorId(Guid Value);

/// <summary>Names one command for ever; who asks again with the same asks for nothing more.</summary>
public readonly record struct DoorCommandId(Guid Value)
{
    public static DoorCommandId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
