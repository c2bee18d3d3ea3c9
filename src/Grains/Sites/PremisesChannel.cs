using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Passes;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Sites;

/// <summary>Tells the entrance of a site that all who were inside have left.</summary>
internal sealed class PremisesChannel(IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => PremisesStore.Channel;

    public bool IsOpen => permit.IsGranted;

    public Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var left = EventJson.Read<PersonsInside>(message.Data);
        return grains.GetGrain<IEntranceGrain>(left.Site.Value).AllLeft(left.Since);
    }
}
