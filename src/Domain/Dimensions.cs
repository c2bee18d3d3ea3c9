namespace Toolbox24.Domain;

/// <summary>Three sides in millimetres: of a tool in its case, or of the room inside a locker.</summary>
public sealed record Dimensions(int Width, int Height, int Depth)
{
    /// <summary>Longer than any locker; beyond it somebody typed the wrong unit.</summary>
    public const int LongestSide = 5_000;

    public bool ArePossible => IsPossible(Width) && IsPossible(Height) && IsPossible(Depth);

    /// <summary>Whether this goes into the room on one of its sides; a tool may lie or stand, never lean.</summary>
    public bool FitIn(Dimensions room)
    {
        var (mine, theirs) = (Sorted(), room.Sorted());
        return mine[0] <= theirs[0] && mine[1] <= theirs[1] && mine[2] <= theirs[2];
    }

    private static bool IsPossible(int side) => side is > 0 and <= LongestSide;

    private int[] Sorted()
    {
        int[] sides = [Width, Height, Depth];
        Array.Sort(sides);
        return sides;
    }
}
