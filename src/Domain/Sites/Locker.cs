namespace Toolbox24.Domain.Sites;

public enum LockerSize { S, M, L, XL }

/// <summary>Asks for one more locker on a site's wall.</summary>
public sealed record AddLocker(string Name, LockerSize Size, Dimensions Inside);

/// <summary>One compartment of a site's wall; its door bears its name, inside is the room a tool may take up.</summary>
public sealed record Locker(LockerId Id, SiteId Site, string Name, LockerSize Size, Dimensions Inside)
{
    /// <summary>A column letter and a two-digit number, easy to find on a wall: A01.</summary>
    public static bool IsName(string? name) =>
        name is [var column, var tens, var ones]
        && char.IsAsciiLetterUpper(column) && char.IsAsciiDigit(tens) && char.IsAsciiDigit(ones);
}
