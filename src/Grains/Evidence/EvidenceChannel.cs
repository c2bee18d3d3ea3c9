using Toolbox24.Domain.Evidence;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Grains.Evidence;

/// <summary>Tells rentals of what was sent of their tools. What comes too late to count is kept all the same.</summary>
internal sealed class EvidenceChannel(IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => "evidence";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var kept = EventJson.Read<EvidenceKept>(message.Data);
        await grains.GetGrain<IRentalGrain>(kept.Rental.Value).AddEvidence(kept.Unit, kept.Evidence, kept.Kind);
    }
}
