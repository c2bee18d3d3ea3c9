using System.Collections.Concurrent;
using HotChocolate.AspNetCore.Subscriptions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// The sockets of this process whose clients are somebody, each closed within about a second of the end of what it was
/// opened with: the session, or the device's credential. All are asked after in one statement, however many there are.
/// </summary>
public sealed partial class LiveSockets(LiveSessions live, TimeProvider clock, ILogger<LiveSockets> log) : BackgroundService
{
    /// <summary>The client may no longer; the code of graphql-transport-ws for it.</summary>
    public const int Forbidden = 4403;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ISocketConnection, Holder> sockets = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many there are.</summary>
    public int Count => sockets.Count;

    /// <summary>Watches over a socket whose client is somebody.</summary>
    public void Add(ISocketConnection socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        var user = socket.HttpContext.User;
        if (Viewer.Of(user) is { } viewer) sockets[socket] = new(viewer.Session, null);
        else if (DeviceIdentity.Of(user) is { } device) sockets[socket] = new(device.Id.Value, device);
        else return;

        // It may have gone while it was let in.
        if (socket.HttpContext.RequestAborted.IsCancellationRequested) Remove(socket);
        else socket.HttpContext.RequestAborted.Register(() => Remove(socket));
    }

    public void Remove(ISocketConnection socket) => sockets.TryRemove(socket, out _);

    /// <summary>Closes the sockets of those who have ended.</summary>
    public async Task Check(CancellationToken cancellationToken = default)
    {
        if (sockets.IsEmpty) return;

        var open = sockets.ToArray();
        Guid[] sessions = [.. from one in open where one.Value.Device is null select one.Value.Id];
        (DeviceId, long)[] devices = [.. from one in open let device = one.Value.Device where device is not null select (device.Id, device.Version)];
        var lives = await live.Of(sessions, devices, cancellationToken);
        foreach (var (socket, holder) in open)
        {
            if (lives.Contains(holder.Id)) continue;

            Remove(socket);
            await socket.CloseAsync("The session has ended.", Forbidden, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Check(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                CheckFailed(error);
            }
        }
    }

    private sealed record Holder(Guid Id, Device? Device);

    [LoggerMessage(LogLevel.Error, "Whose sockets are to be closed is not known; trying again in a second")]
    private partial void CheckFailed(Exception error);
}
