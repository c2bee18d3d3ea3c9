namespace Toolbox24.Domain.Catalog;

/// <summary>Asks for a new entry in the catalogue.</summary>
public sealed record AddTool(ToolDescription Description, Dimensions Size, Euros ReplacementValue, TimeSpan Turnaround);

/// <summary>
/// A kind of tool for rent; the objects themselves are its units. Its size is that of its case, as it lies in a locker;
/// its turnaround is kept free after each rental, to check, clean and charge.
/// </summary>
public sealed record Tool(
    ToolId Id,
    ToolDescription Description,
    Dimensions Size,
    Euros ReplacementValue,
    TimeSpan Turnaround)
{
    /// <summary>As long as a late return is tolerated, so that a tolerated one never meets the next customer.</summary>
    public static readonly TimeSpan ShortestTurnaround = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan LongestTurnaround = TimeSpan.FromHours(24);

    /// <summary>Far above any tool of a wall of lockers; beyond it somebody typed cents for euros.</summary>
    public static readonly Euros HighestValue = new(20_000_00);

    public static Result<Tool> Add(AddTool request, DateTimeOffset now)
    {
        if (request.Description.Refuse() is { } refusal) return refusal;
        if (!request.Size.ArePossible) return new ImpossibleDimensions(request.Size);
        if (!IsValue(request.ReplacementValue)) return new ValueOutOfBounds(request.ReplacementValue, HighestValue);
        if (!IsTurnaround(request.Turnaround)) return new TurnaroundOutOfBounds(ShortestTurnaround, LongestTurnaround);

        var (description, size, value, turnaround) = request;
        return new Tool(ToolId.New(now), description, size, value, turnaround);
    }

    private static bool IsValue(Euros value) => value.Cents > 0 && value.Cents <= HighestValue.Cents;

    private static bool IsTurnaround(TimeSpan time) => time >= ShortestTurnaround && time <= LongestTurnaround;
}
