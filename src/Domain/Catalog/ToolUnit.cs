using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Catalog;

/// <summary>One physical tool, known by the code on its plate; in a locker or, without one, in the workshop.</summary>
public sealed record ToolUnit(UnitId Id, ToolId Tool, CodePlate Code, LockerId? Locker)
{
    /// <summary>Enters a new object, which waits in the workshop.</summary>
    public static ToolUnit Register(Tool tool, CodePlate code, DateTimeOffset now) =>
        new(UnitId.New(now), tool.Id, code, Locker: null);

    /// <summary>Stands the unit in a locker; the occupant is the unit that stands there now, if there is one.</summary>
    public Result<ToolUnit> PlaceIn(Locker locker, Tool tool, ToolUnit? occupant)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tool.Id, Tool);

        if (occupant is not null && occupant.Id != Id) return new LockerOccupied(occupant.Id);
        if (tool.RefuseIn(locker) is { } refusal) return refusal;

        return this with { Locker = locker.Id };
    }
}
