using System.Diagnostics;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Doors;

public enum DoorPosition
{
    /// <summary>Nobody has said, or whoever said it cannot be believed any more.</summary>
    Unknown,

    Shut,

    Open,
}

/// <summary>A locker's door, or the entrance of a site: what was asked of it, and what it said.</summary>
/// <param name="Id">Which.</param>
/// <param name="Site">Where.</param>
/// <param name="Position">How it stands, as far as is known.</param>
/// <param name="Command">The last opening that was asked for; null where none was.</param>
public sealed partial record Door(DoorId Id, SiteId Site, DoorPosition Position, DoorCommand? Command)
{
    /// <summary>When it opened last, of itself or on command; null where it was shut when it was last known.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    /// <summary>Whether somebody was told that it stands open for too long.</summary>
    public bool IsLeftOpen { get; init; }

    /// <summary>Whether it is the entrance of its site.</summary>
    [JsonIgnore]
    public bool IsEntrance => Id.Value == Site.Value;

    /// <summary>A door that was never heard of.</summary>
    public static Door New(DoorId id, SiteId site) => new(id, site, DoorPosition.Unknown, null);

    /// <summary>Whether an asking is answered by the last command: it is the same, or another while the lock may still pulse.</summary>
    public bool IsAnswered(OpenDoor request, DoorRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rules);
        return Command is { } last
            && (last.Answers(request.Command)
                || ((last.IsUnderWay || IsSilent) && last.Asked.Rental == request.Rental && now - last.AskedAt < rules.Repeat));
    }

    /// <summary>Notes an asking that is answered by the opening under way, so that its rental hears of that; null where it does already.</summary>
    public DoorEvent? Join(OpenDoor request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Rental is null || Command?.Answers(request.Command) == true ? null : new DoorOpeningJoined(Id, Site, request, now);
    }

    /// <summary>Asks the lock to open: see <see cref="IsAnswered" /> first.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="reason">Why the staff wants it; null for customers.</param>
    /// <param name="now">When.</param>
    public Result<DoorEvent> Open(OpenDoor request, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Purpose is DoorPurpose.Staff or DoorPurpose.Round && CustomerReason.Refuse(reason ?? "") is { } wrong) return wrong;
        if (Position == DoorPosition.Open) return Join(request, now) is { } joined ? joined : new DoorStandsOpen(OpenSince);

        return new DoorOpeningAsked(Id, Site, request, reason?.Trim(), now);
    }

    /// <summary>Whether the lock is still to be told of a command: what is older opens nothing any more.</summary>
    public bool IsToBeSent(DoorCommandId command, DoorRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Command is { Status: DoorCommandStatus.Requested } last && last.Asked.Command == command && now - last.AskedAt < rules.Acknowledge;
    }

    /// <summary>Takes in what the lock says; null where that is known, or known better.</summary>
    /// <param name="report">What.</param>
    /// <param name="now">When we hear of it, which may be long after; null: at once.</param>
    public DoorEvent? Hear(DoorReport report, DateTimeOffset? now = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report switch
        {
            CommandAcknowledged said when IsAwaited(said.Command) && Command!.Status != DoorCommandStatus.Acknowledged =>
                new DoorOpeningAcknowledged(Id, Site, said.Command, AfterCommand(said.At)),
            CommandRefused said when IsAwaited(said.Command) => new DoorOpeningRefused(Id, Site, said.Command, said.Fault, AfterCommand(said.At))
            {
                Rental = Command!.Asked.Rental,
                Also = Command.Also,
            },
            DoorWentOpen { Alone: { } why } said when Position != DoorPosition.Open => new DoorOpened(Id, Site, null, said.At) { Alone = why, SaidAt = now },
            DoorWentOpen said when Position != DoorPosition.Open => Opened(said.Command, said.At),
            DoorWentShut said when Position != DoorPosition.Shut => Shut(said.At),
            DoorRead { IsOpen: true } said when Position == DoorPosition.Unknown && OpenSince is not null && OpenedFor(null) is null => new DoorStillOpen(Id, Site, said.At),
            DoorRead { IsOpen: true } said when Position != DoorPosition.Open => Opened(null, said.At),
            DoorRead { IsOpen: false } said when Position != DoorPosition.Shut => Shut(said.At),
            DoorRead { IsOpen: null } said when Position != DoorPosition.Unknown => new DoorLost(Id, Site, said.At),
            CompartmentRead said when !IsEntrance => Sense(said),
            CommandAcknowledged or CommandRefused or DoorWentOpen or DoorWentShut or DoorRead or CompartmentRead => null,
            _ => throw new UnreachableException($"{report.GetType().Name} is said by no lock."),
        };
    }

    /// <summary>When something is to happen by itself; null when nothing is.</summary>
    public DateTimeOffset? NextDeadline(DoorRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var (own, account) = (OwnDeadline(rules), AccountDue(rules));
        return own < account || account is null ? own : account;
    }

    /// <summary>Does what is due by itself; null where nothing is. What kiosks have to tell of, <see cref="Account" /> judges.</summary>
    public DoorEvent? MeetDeadlines(DoorRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!(OwnDeadline(rules) <= now)) return null;

        return Position == DoorPosition.Open
            ? new DoorLeftOpen(Id, Site, now)
            : new DoorSilent(Id, Site, Command!.Asked.Command, now) { Rental = Command.Asked.Rental, Also = Command.Also };
    }

    private DateTimeOffset? OwnDeadline(DoorRules rules)
    {
        if (Position == DoorPosition.Open) return IsLeftOpen ? null : OpenSince + rules.Close;

        return Command switch
        {
            { Status: DoorCommandStatus.Requested } asked => asked.Since + rules.Acknowledge,
            { Status: DoorCommandStatus.Acknowledged } heard => heard.Since + rules.Open,
            _ => null,
        };
    }

    private DoorOpened Opened(DoorCommandId? named, DateTimeOffset at) =>
        OpenedFor(named) is { } command
        ? new(Id, Site, command, AfterCommand(at)) { Rental = Command!.Asked.Rental, Also = Command.Also, SaidAt = at }
        : new(Id, Site, null, at);

    /// <summary>
    /// The door was shut: what was opened for a command is over. Where that was before the command opened it, the door stands open since;
    /// where it only stood open when somebody asked, it had been shut before they did, and was not theirs.
    /// </summary>
    private DoorClosed? Shut(DateTimeOffset at) => Command switch
    {
        { Status: DoorCommandStatus.Opened, IsJoined: false } opened when at < opened.OpenSince => null,
        { Status: DoorCommandStatus.Opened } opened => new(Id, Site, opened.Asked.Command, at)
        {
            Rental = opened.Asked.Rental,
            Also = opened.Also,
            IsOfBefore = at < opened.OpenSince,
        },
        _ => new(Id, Site, null, at),
    };

    /// <summary>Whether the lock has not said in time what became of the last command: it may have pulsed all the same.</summary>
    private bool IsSilent => Command is { Status: DoorCommandStatus.Unknown } && Position != DoorPosition.Open;

    /// <summary>Whether the lock may still say what becomes of a command.</summary>
    private bool IsAwaited(DoorCommandId command) =>
        Command is { Status: DoorCommandStatus.Requested or DoorCommandStatus.Acknowledged or DoorCommandStatus.Unknown } last
        && last.Asked.Command == command;

    /// <summary>A command is answered after it was asked for, whatever the clock of the device says.</summary>
    private DateTimeOffset AfterCommand(DateTimeOffset at) => at > Command!.Since ? at : Command.Since;

    /// <summary>The command a door opened for: the one it names, or the one it was asked for last and has not answered.</summary>
    private DoorCommandId? OpenedFor(DoorCommandId? named) =>
        Command is { } last && IsAwaited(last.Asked.Command) && (named is not { } name || last.Answers(name)) ? last.Asked.Command : null;
}
