using System.Collections.Immutable;
using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Catalog;

/// <summary>Whether a unit may be rented out, and if not why.</summary>
public enum UnitState
{
    /// <summary>It may.</summary>
    InService,

    /// <summary>Until a person has looked at it.</summary>
    Quarantined,

    /// <summary>With whoever repairs it.</summary>
    InRepair,

    /// <summary>Nobody knows where it is.</summary>
    Lost,

    /// <summary>Its maker wants it back, or it is not safe.</summary>
    Recalled,

    /// <summary>For ever.</summary>
    Retired,
}

public enum PassportEntryKind
{
    /// <summary>A person looked at it.</summary>
    Check,

    /// <summary>It was cleaned.</summary>
    Cleaning,

    /// <summary>Its battery was charged.</summary>
    Charge,

    /// <summary>Something was mended.</summary>
    Repair,

    /// <summary>Its hours were read.</summary>
    Reading,

    /// <summary>Something else worth knowing.</summary>
    Note,
}

/// <summary>A dated line of a passport.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Unit">Whose passport.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When.</param>
/// <param name="Hours">The hours of use that were read.</param>
/// <param name="Cost">What it cost.</param>
/// <param name="Note">What the person wrote.</param>
public sealed record PassportEntry(
    Guid Id, UnitId Unit, PassportEntryKind Kind, DateTimeOffset At, int Hours, Euros Cost, string Note);

/// <summary>Asks for one more line.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Hours">The hours of use that were read; as before where none.</param>
/// <param name="Cost">What it cost.</param>
/// <param name="Note">What there is to say.</param>
public sealed record WriteInPassport(PassportEntryKind Kind, int? Hours, Euros? Cost, string Note);

/// <summary>What is known of one physical tool's use and health.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="State">Whether it may be rented out.</param>
/// <param name="Hours">Of use, as last read.</param>
/// <param name="CheckedAt">When a person last looked at it.</param>
/// <param name="InspectionDue">By when it must be inspected: it is not rented beyond.</param>
/// <param name="RecalledFrom">From when its maker wants it back: it is not rented beyond.</param>
public sealed record UnitPassport(
    UnitId Id, long Version, UnitState State, int Hours, DateTimeOffset? CheckedAt, DateTimeOffset? InspectionDue, DateTimeOffset? RecalledFrom)
{
    public const int MostHours = 100_000;

    /// <summary>More than any repair; beyond it somebody typed cents for euros.</summary>
    public static readonly Euros HighestCost = Tool.HighestValue;

    /// <summary>Until when it may be promised, turnaround included; long past where it may not at all.</summary>
    public DateTimeOffset RentableUntil => State is not UnitState.InService
        ? DateTimeOffset.MinValue
        : Min(InspectionDue ?? DateTimeOffset.MaxValue, RecalledFrom ?? DateTimeOffset.MaxValue);

    public static UnitPassport New(UnitId unit) => new(unit, 0, UnitState.InService, 0, null, null, null);

    public Result<UnitPassport> Become(UnitState state, long version)
    {
        if (version != Version) return new Stale(version);
        if (!Enum.IsDefined(state)) return new UnknownUnitState(state);
        if (State is UnitState.Retired) return new UnitRetired(Id);

        return this with { State = state };
    }

    /// <summary>Says when it must be inspected and given back; null where never.</summary>
    public Result<UnitPassport> Plan(DateTimeOffset? inspectionDue, DateTimeOffset? recalledFrom, long version)
    {
        if (version != Version) return new Stale(version);
        if (State is UnitState.Retired) return new UnitRetired(Id);

        return this with { InspectionDue = inspectionDue?.ToUniversalTime(), RecalledFrom = recalledFrom?.ToUniversalTime() };
    }

    /// <summary>Adds a line; hours only grow.</summary>
    public Result<PassportPage> Write(WriteInPassport request, long version, DateTimeOffset now)
    {
        var (kind, hours, cost, note) = request;
        if (version != Version) return new Stale(version);
        if (!Enum.IsDefined(kind)) return new UnknownEntryKind(kind);
        if (hours is { } read && (read < Hours || read > MostHours)) return new HoursOutOfBounds(read, Hours, MostHours);
        if (cost is { } euros && (euros.Cents < 0 || euros.Cents > HighestCost.Cents)) return new CostOutOfBounds(euros, HighestCost);
        if (Texts.Refuse(note) is { } unread) return unread;

        var after = this with { Hours = hours ?? Hours, CheckedAt = kind is PassportEntryKind.Check ? now : CheckedAt };
        return new PassportPage(after, new(Guid.CreateVersion7(now), Id, kind, now, after.Hours, cost ?? new Euros(0), note.Trim()));
    }

    /// <summary>
    /// Somebody has looked at it on their round, and it may be had again: refused where it is with whoever repairs it, lost, called back, out
    /// of service, or its inspection is over.
    /// </summary>
    /// <param name="done">What was done beside; that it was looked at goes without saying.</param>
    /// <param name="note">What there is to say.</param>
    /// <param name="now">When.</param>
    public Result<ClearedPassport> Clear(IEnumerable<PassportEntryKind> done, string note, DateTimeOffset now)
    {
        if (State is not (UnitState.InService or UnitState.Quarantined)) return new UnitNotFit(State);
        var cleared = this with { State = UnitState.InService };
        if (cleared.RentableUntil <= now) return new UnitNotRentable(Id, cleared.RentableUntil);

        List<PassportEntry> entries = [];
        foreach (var kind in done.Append(PassportEntryKind.Check).Distinct().Order())
        {
            if (!cleared.Write(new(kind, null, null, note), Version, now).Succeeded(out var page, out var wrong)) return wrong;
            cleared = page.Passport;
            entries.Add(page.Entry);
        }

        return new ClearedPassport(cleared, [.. entries]);
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>A passport with the line that was just written in it.</summary>
public sealed record PassportPage(UnitPassport Passport, PassportEntry Entry);

/// <summary>A passport after a round, with a line for each thing that was done.</summary>
public sealed record ClearedPassport(UnitPassport Passport, ImmutableArray<PassportEntry> Entries);

/// <summary>Whoever repairs it, or an administrator, says when it is in service again.</summary>
public sealed record UnitNotFit(UnitState State) : Refusal("The unit is out of service: it is not a round that puts it back.");

public sealed record UnitNotOfTool(ToolId Tool) : Refusal("Only another unit of the same tool takes its place.");

public sealed record UnknownUnitState(UnitState Given) : Refusal("A unit has one of the states that are listed.");

public sealed record UnknownEntryKind(PassportEntryKind Given) : Refusal("A line of a passport is of one of the kinds that are listed.");

public sealed record UnitRetired(UnitId Unit) : Refusal("This unit is out of service for ever.");

public sealed record HoursOutOfBounds(int Given, int Last, int Most) : Refusal("Hours of use only grow, and slowly.");

public sealed record CostOutOfBounds(Euros Given, Euros Highest) : Refusal("No repair here costs that.");
