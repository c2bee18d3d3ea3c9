using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Doors;

/// <summary>What a door is opened for.</summary>
public enum DoorPurpose
{
    /// <summary>A customer fetches what they booked.</summary>
    Pickup,

    /// <summary>A customer brings back what they had.</summary>
    Return,

    /// <summary>Somebody of the staff, with a reason of their own.</summary>
    Staff,

    /// <summary>A field agent on their round, with a reason of their own: the entrance, and lockers of units that somebody is to look at.</summary>
    Round,
}

/// <summary>Asks for a door to be opened.</summary>
/// <param name="Command">Names it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Rental">For whose rental; null for the staff.</param>
public sealed record OpenDoor(DoorCommandId Command, DoorPurpose Purpose, RentalId? Rental);

/// <summary>How far a command came, as far as is known. Silence is no failure: it is <see cref="Unknown" />.</summary>
public enum DoorCommandStatus
{
    /// <summary>On its way to the lock.</summary>
    Requested,

    /// <summary>The lock says to have it.</summary>
    Acknowledged,

    Opened,

    Closed,

    /// <summary>The lock says that it cannot.</summary>
    Refused,

    /// <summary>Nobody said in time what became of it: the door may be open or shut.</summary>
    Unknown,
}

/// <summary>One opening, from the asking to the shut door.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Status">How far it came.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Since">Since when it stands so.</param>
public sealed record DoorCommand(OpenDoor Asked, DoorCommandStatus Status, DateTimeOffset AskedAt, DateTimeOffset Since)
{
    /// <summary>What the lock says is wrong; null where it says nothing.</summary>
    public string? Fault { get; init; }

    /// <summary>Another asking for the same customer, that it answers too; null where none is.</summary>
    public DoorCommandId? Also { get; init; }

    /// <summary>From when on, by the clock of the device, a shut door is what came of it; null before it opened.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    /// <summary>Whether it opened nothing itself: the door stood open when it was asked for.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Whether it is known by this name.</summary>
    public bool Answers(DoorCommandId command) => Asked.Command == command || Also == command;

    /// <summary>Whether the lock may still pulse because of it.</summary>
    public bool IsUnderWay => Status is DoorCommandStatus.Requested or DoorCommandStatus.Acknowledged;

    public DoorCommand To(DoorCommandStatus status, DateTimeOffset at) => this with { Status = status, Since = at };
}

/// <summary>How long each thing may take that a door does.</summary>
/// <param name="Repeat">Within this a second asking pulses no second time.</param>
/// <param name="Acknowledge">The lock's answer.</param>
/// <param name="Open">From the answer to the door that opens.</param>
/// <param name="Close">From the open door to the shut one, before somebody is told.</param>
public sealed record DoorRules(TimeSpan Repeat, TimeSpan Acknowledge, TimeSpan Open, TimeSpan Close)
{
    public static DoorRules Default { get; } = new(
        Repeat: TimeSpan.FromSeconds(10), Acknowledge: TimeSpan.FromSeconds(5), Open: TimeSpan.FromSeconds(15), Close: TimeSpan.FromMinutes(3));

    /// <summary>How many doors one of the staff opens in a day before it takes a second person.</summary>
    public int Alone { get; init; } = 10;

    /// <summary>How long that second person has to agree.</summary>
    public TimeSpan Proposal { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a kiosk that has its line again may take to tell of the doors that it had opened without one.</summary>
    public TimeSpan Account { get; init; } = TimeSpan.FromMinutes(15);
}
