using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Grains.Doors;

/// <summary>Tells rentals what became of the openings that they asked for.</summary>
internal sealed class DoorAnswersChannel(IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => "door-answers";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        DoorEvent happened = message.Type switch
        {
            nameof(DoorOpened) => EventJson.Read<DoorOpened>(message.Data),
            nameof(DoorClosed) => EventJson.Read<DoorClosed>(message.Data),
            nameof(DoorOpeningRefused) => EventJson.Read<DoorOpeningRefused>(message.Data),
            nameof(DoorSilent) => EventJson.Read<DoorSilent>(message.Data),
            _ => throw new DeliveryRefusedException($"{message.Type} is no answer of a door"),
        };
        if (happened.Rental is { } rental && Answer(happened) is (var opening, var answer))
        {
            var grain = grains.GetGrain<IRentalGrain>(rental.Value);
            await grain.HearLocker(opening, answer);
            if (happened.Also is { } also) await grain.HearLocker(also, answer);
        }
    }

    private static (DoorCommandId Opening, LockerAnswer Answer)? Answer(DoorEvent happened) => happened switch
    {
        DoorOpened { Command: { } opening } => (opening, LockerAnswer.Opened),
        DoorClosed { Command: { } opening } closed => (opening, closed.IsOfBefore ? LockerAnswer.ShutBefore : LockerAnswer.Shut),
        DoorOpeningRefused refused => (refused.Command, LockerAnswer.Stuck),
        DoorSilent silent => (silent.Command, LockerAnswer.Stuck),
        _ => null,
    };
}
