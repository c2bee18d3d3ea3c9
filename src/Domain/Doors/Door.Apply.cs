using System.Diagnostics;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Doors;

// What becomes of a door by what happened to it.
public sealed partial record Door
{
    public Door Apply(DoorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened switch
        {
            DoorOpeningProposed e => this with { Proposal = new(e.Asked, e.By, e.At) },
            DoorOpeningAsked e => this with { Proposal = null, Command = Asked(e) },
            DoorOpeningJoined e => this with { Command = Joined(e) },
            DoorOpeningAcknowledged e => To(DoorCommandStatus.Acknowledged, e),
            DoorOpeningRefused e => this with { Command = Command!.To(DoorCommandStatus.Refused, e.At) with { Fault = e.Fault } },
            DoorSilent e => To(DoorCommandStatus.Unknown, e) with { Position = DoorPosition.Unknown },
            DoorOpened e => (e.IsForced ? this : e.Alone is null ? Opened(e) : OpenedAlone(e)) with { Position = DoorPosition.Open, OpenSince = e.At, IsLeftOpen = false },
            DoorClosed e => (e.Command is null ? this : To(DoorCommandStatus.Closed, e)) with { Position = DoorPosition.Shut, OpenSince = null },
            DoorLeftOpen => this with { IsLeftOpen = true },
            DoorLost => this with { Position = DoorPosition.Unknown },
            DoorAccounted e => Without(e.Opening),
            DoorUnaccounted e => Without(e.Opening),
            DoorAccountAwaited e => Awaiting(e.Opening, e.At),
            DoorStillOpen => this with { Position = DoorPosition.Open },
            CompartmentChanged e => this with { Compartment = new(e.IsOccupied, e.Grams, e.At) { GramsTaken = e.GramsTaken } },
            _ => throw new UnreachableException($"{happened.GetType().Name} does not happen to a door."),
        };
    }

    private Door To(DoorCommandStatus status, DoorEvent happened) => this with { Command = Command!.To(status, happened.At) };

    private DoorCommand Asked(DoorOpeningAsked happened) =>
        new(happened.Asked, DoorCommandStatus.Requested, happened.At, happened.At) { Also = UnderWayFor(happened.Asked.Rental) };

    private Door Opened(DoorOpened happened) => this with
    {
        Command = Command!.To(DoorCommandStatus.Opened, happened.At) with { OpenSince = happened.SaidAt ?? happened.At },
    };

    /// <summary>
    /// Their own opening has one name more, and where the lock had said nothing it is waited for as long again; a door that stands open for
    /// another reason is from now on open for who asks.
    /// </summary>
    private DoorCommand Joined(DoorOpeningJoined happened) =>
        IsSilent && Command!.Asked.Rental == happened.Asked.Rental
            ? Command.To(DoorCommandStatus.Requested, happened.At) with { Also = happened.Asked.Command }
        : Command is { IsUnderWay: true } or { Status: DoorCommandStatus.Opened } && Command.Asked.Rental == happened.Asked.Rental
            ? Command with { Also = happened.Asked.Command }
            : new(happened.Asked, DoorCommandStatus.Opened, happened.At, happened.At) { OpenSince = happened.At, IsJoined = true };

    /// <summary>The command for the same rental that the lock may still open for.</summary>
    private DoorCommandId? UnderWayFor(RentalId? rental) =>
        rental is not null && Command is { } last && IsAwaited(last.Asked.Command) && last.Asked.Rental == rental ? last.Asked.Command : null;
}
