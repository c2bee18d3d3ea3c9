using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Catalog;

/// <summary>All that an administrator says of an entry in the catalogue.</summary>
public sealed record AddTool(ToolDescription Description, Dimensions Size, Euros ReplacementValue, TimeSpan Turnaround)
{
    public LockerEquipment Needs { get; init; } = LockerEquipment.None;
}

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

    /// <summary>What its locker must have: what is charged in it needs a socket.</summary>
    public LockerEquipment Needs { get; init; } = LockerEquipment.None;

    /// <summary>How often it was written.</summary>
    public long Version { get; init; }

    /// <summary>Since when it is rented out no more; what is booked stays booked.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    public static Result<Tool> Add(AddTool request, DateTimeOffset now)
    {
        if (Refuse(request) is { } refusal) return refusal;

        var (description, size, value, turnaround) = request;
        return new Tool(ToolId.New(now), description, size, value, turnaround) { Needs = request.Needs };
    }

    /// <summary>Says everything of it anew. A turnaround counts for bookings from now on.</summary>
    /// <param name="request">What it is from now on.</param>
    /// <param name="lockers">Where its units stand, into which it must still fit.</param>
    /// <param name="version">The version that was read.</param>
    public Result<Tool> Change(AddTool request, IReadOnlyCollection<Locker> lockers, long version)
    {
        if (version != Version) return new Stale(version);
        if (RetiredAt is not null) return new ToolRetired(Id);
        if (Refuse(request) is { } refusal) return refusal;

        var (description, size, value, turnaround) = request;
        var after = this with
        {
            Description = description,
            Size = size,
            ReplacementValue = value,
            Turnaround = turnaround,
            Needs = request.Needs,
        };
        return lockers.Select(after.RefuseIn).FirstOrDefault(tooSmall => tooSmall is not null) is { } why ? why : after;
    }

    public Result<Tool> Retire(long version, DateTimeOffset now)
    {
        if (version != Version) return new Stale(version);
        if (RetiredAt is not null) return new ToolRetired(Id);

        return this with { RetiredAt = now };
    }

    /// <summary>Why it cannot stand in a locker; null where it can.</summary>
    public Refusal? RefuseIn(Locker locker)
    {
        if (!Size.FitIn(locker.Inside)) return new DoesNotFit(Size, locker.Inside);

        return locker.Equipment.Has(Needs) ? null : new EquipmentMissing(Needs, locker.Equipment);
    }

    private static Refusal? Refuse(AddTool request)
    {
        if (request.Description.Refuse() is { } refusal) return refusal;
        if (!request.Size.ArePossible) return new ImpossibleDimensions(request.Size);
        if (!IsValue(request.ReplacementValue)) return new ValueOutOfBounds(request.ReplacementValue, HighestValue);

        return IsTurnaround(request.Turnaround) ? null : new TurnaroundOutOfBounds(ShortestTurnaround, LongestTurnaround);
    }

    private static bool IsValue(Euros value) => value.Cents > 0 && value.Cents <= HighestValue.Cents;

    private static bool IsTurnaround(TimeSpan time) => time >= ShortestTurnaround && time <= LongestTurnaround;
}
