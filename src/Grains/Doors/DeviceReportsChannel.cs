using Toolbox24.Domain.Doors;
using Toolbox24.Grains.Sites;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Doors;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Grains.Doors;

/// <summary>Tells doors, and sites, what their devices say of them, in the order in which each device said it.</summary>
internal sealed class DeviceReportsChannel(IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => DeviceReportStore.Channel;

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var said = EventJson.Read<DeviceReported>(message.Data);
        Actor.Current = said.Device.Value.ToString();
        if (said.Report is PremisesReport report) await grains.GetGrain<IPremisesGrain>(said.Door.Value).Hear(report);
        else await grains.GetGrain<IDoorGrain>(said.Door.Value).Hear(said.Report);
    }
}
