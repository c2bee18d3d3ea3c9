using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Sites;

public enum LockerSize { S, M, L, XL }

/// <summary>All that an administrator says of a locker.</summary>
public sealed record AddLocker(string Name, LockerSize Size, Dimensions Inside)
{
    public LockerEquipment Equipment { get; init; } = LockerEquipment.None;
}

/// <summary>What a locker has beside a door, or what a tool needs of the locker it stands in.</summary>
/// <param name="HasSocket">A power socket, to charge what stands in it.</param>
/// <param name="IsDirtyRoom">Made for tools that come back dirty: it drains and can be hosed.</param>
public sealed record LockerEquipment(bool HasSocket, bool IsDirtyRoom)
{
    public static LockerEquipment None { get; } = new(false, false);

    /// <summary>Whether all that is needed is there.</summary>
    public bool Has(LockerEquipment needed)
    {
        ArgumentNullException.ThrowIfNull(needed);
        return (HasSocket || !needed.HasSocket) && (IsDirtyRoom || !needed.IsDirtyRoom);
    }
}

/// <summary>One compartment of a site's wall; its door bears its name, inside is the room a tool may take up.</summary>
public sealed record Locker(LockerId Id, SiteId Site, string Name, LockerSize Size, Dimensions Inside)
{
    /// <summary>How often it was written.</summary>
    public long Version { get; init; }

    public LockerEquipment Equipment { get; init; } = LockerEquipment.None;

    /// <summary>Says everything of it anew.</summary>
    /// <param name="request">What it is from now on.</param>
    /// <param name="tool">What stands in it now, which must still fit.</param>
    /// <param name="version">The version that was read.</param>
    public Result<Locker> Change(AddLocker request, Tool? tool, long version)
    {
        if (version != Version) return new Stale(version);
        if (!As(request).Succeeded(out var after, out var refusal)) return refusal;

        return tool?.RefuseIn(after) is { } tooSmall ? tooSmall : after;
    }

    internal Result<Locker> As(AddLocker request)
    {
        if (!IsName(request.Name)) return new WrongLockerName(request.Name);
        if (!Enum.IsDefined(request.Size)) return new UnknownLockerSize(request.Size);
        if (!request.Inside.ArePossible) return new ImpossibleDimensions(request.Inside);

        return this with { Name = request.Name, Size = request.Size, Inside = request.Inside, Equipment = request.Equipment };
    }

    /// <summary>A column letter and a two-digit number, easy to find on a wall: A01.</summary>
    public static bool IsName(string? name) =>
        name is [var column, var tens, var ones]
        && char.IsAsciiLetterUpper(column) && char.IsAsciiDigit(tens) && char.IsAsciiDigit(ones);
}
