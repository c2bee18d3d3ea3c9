using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Doors;

/// <summary>Something that happened to a door.</summary>
public abstract record DoorEvent(DoorId Door, SiteId Site, DateTimeOffset At)
{
    /// <summary>The rental that waits for it, to be told; null where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RentalId? Rental { get; init; }

    /// <summary>What else that rental calls the opening; null where it has one name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DoorCommandId? Also { get; init; }

    /// <summary>What the audit log keeps of it, erasable; null where it is no sensitive action.</summary>
    [JsonIgnore]
    public virtual IReadOnlyDictionary<string, string?>? Facts => null;
}

/// <summary>The lock is asked to open.</summary>
public sealed record DoorOpeningAsked(DoorId Door, SiteId Site, OpenDoor Asked, [property: JsonIgnore] string? Reason, DateTimeOffset At)
    : DoorEvent(Door, Site, At)
{
    /// <summary>Who had wanted it, where it took a second person.</summary>
    public AccountId? ProposedBy { get; init; }

    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => Asked.Purpose is DoorPurpose.Staff or DoorPurpose.Round
        ? new Dictionary<string, string?>
        {
            ["reason"] = Reason,
            ["command"] = Asked.Command.Value.ToString(),
            ["purpose"] = Asked.Purpose.ToString(),
            ["proposedBy"] = ProposedBy?.Value.ToString(),
        }
        : null;
}

/// <summary>A customer asks for what is answered by an opening that is under way, or by the open door: the lock is told nothing more.</summary>
public sealed record DoorOpeningJoined(DoorId Door, SiteId Site, OpenDoor Asked, DateTimeOffset At) : DoorEvent(Door, Site, At);

/// <summary>Somebody of the staff wants it open, and it takes a second person.</summary>
public sealed record DoorOpeningProposed(
    DoorId Door, SiteId Site, OpenDoor Asked, AccountId By, [property: JsonIgnore] string? Reason, DateTimeOffset At) : DoorEvent(Door, Site, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?> Facts =>
        new Dictionary<string, string?> { ["reason"] = Reason, ["command"] = Asked.Command.Value.ToString() };
}

public sealed record DoorOpeningAcknowledged(DoorId Door, SiteId Site, DoorCommandId Command, DateTimeOffset At) : DoorEvent(Door, Site, At);

public sealed record DoorOpeningRefused(DoorId Door, SiteId Site, DoorCommandId Command, string Fault, DateTimeOffset At) : DoorEvent(Door, Site, At);

/// <summary>Nothing was heard in time: the door may be open or shut.</summary>
public sealed record DoorSilent(DoorId Door, SiteId Site, DoorCommandId Command, DateTimeOffset At) : DoorEvent(Door, Site, At);

/// <param name="Door">Which.</param>
/// <param name="Site">Where.</param>
/// <param name="Command">What we had it opened for; null where we had not asked: it was forced, or a kiosk without a line wanted it.</param>
/// <param name="At">When.</param>
public sealed record DoorOpened(DoorId Door, SiteId Site, DoorCommandId? Command, DateTimeOffset At) : DoorEvent(Door, Site, At)
{
    [JsonIgnore]
    public bool IsForced => Command is null && Alone is null;

    /// <summary>When by the clock of the device; null where it was forced. Of an opening without a line: when we heard of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Why the bridge opened it of its own, as it says; null where it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AloneOpening? Alone { get; init; }
}

/// <summary>The kiosk that had it opened without a line has told of it.</summary>
public sealed record DoorAccounted(DoorId Door, SiteId Site, AloneOpening Opening, DateTimeOffset At) : DoorEvent(Door, Site, At);

/// <summary>The kiosk that is said to have had it opened was not heard since: it is given time once more.</summary>
public sealed record DoorAccountAwaited(DoorId Door, SiteId Site, AloneOpening Opening, DateTimeOffset At) : DoorEvent(Door, Site, At);

/// <summary>The kiosk that is said to have had it opened knows nothing of it, or says nothing: it was forced.</summary>
/// <param name="Door">Which.</param>
/// <param name="Site">Where.</param>
/// <param name="Opening">Why it opened, as the bridge says.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="At">When nobody waited for the kiosk any longer.</param>
public sealed record DoorUnaccounted(DoorId Door, SiteId Site, AloneOpening Opening, DateTimeOffset OpenedAt, DateTimeOffset At) : DoorEvent(Door, Site, At);

public sealed record DoorClosed(DoorId Door, SiteId Site, DoorCommandId? Command, DateTimeOffset At) : DoorEvent(Door, Site, At)
{
    /// <summary>Whether it was shut before the command was asked for, that found it open as far as was known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOfBefore { get; init; }
}

/// <summary>It stands open for longer than anybody needs.</summary>
public sealed record DoorLeftOpen(DoorId Door, SiteId Site, DateTimeOffset At) : DoorEvent(Door, Site, At);

/// <summary>What is behind it is not what it was.</summary>
/// <param name="Door">Which.</param>
/// <param name="Site">Where.</param>
/// <param name="IsOccupied">Whether something is inside; null where the sensor cannot say.</param>
/// <param name="Grams">What it weighs; null where nothing weighs it.</param>
/// <param name="At">When.</param>
public sealed record CompartmentChanged(DoorId Door, SiteId Site, bool? IsOccupied, int? Grams, DateTimeOffset At) : DoorEvent(Door, Site, At)
{
    /// <summary>What the tool weighed that was taken out last.</summary>
    public int? GramsTaken { get; init; }
}

/// <summary>It could not be read for a time, was open before, and is.</summary>
public sealed record DoorStillOpen(DoorId Door, SiteId Site, DateTimeOffset At) : DoorEvent(Door, Site, At);

/// <summary>Nobody knows whether it is open or shut.</summary>
public sealed record DoorLost(DoorId Door, SiteId Site, DateTimeOffset At) : DoorEvent(Door, Site, At);
