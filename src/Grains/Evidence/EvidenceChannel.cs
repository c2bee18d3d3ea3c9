using Toolbox24.Domain.Evidence;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Grains.Evidence;

/// <summary>Is told of each photo and video once it is kept; perhaps more than once of the same.</summary>
public interface IEvidenceListener
{
    Task Kept(EvidenceKept kept, CancellationToken cancellationToken);
}

/// <summary>Tells the rental of what was sent of its tools.</summary>
internal sealed class EvidenceChannel(IEvidenceListener listener, IWorkPermit permit) : IOutboxChannel
{
    public string Name => "evidence";

    public bool IsOpen => permit.IsGranted;

    public Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return listener.Kept(EventJson.Read<EvidenceKept>(message.Data), cancellationToken);
    }
}
