using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// The sockets and event streams of this process whose clients are somebody, each closed within about a second of the end of what
/// it was opened with: the session, or the device's credential. All are asked after in one statement, however many there are.
/// </summary>
public sealed partial class LiveConnections(LiveSessions live, TimeProvider clock, ILogger<LiveConnections> log) : BackgroundService
{
    /// <summary>The client may no longer; the code of graphql-transport-ws for it.</summary>
    public const int Forbidden = 4403;

    /// <summary>What the client is told.</summary>
    public const string Ended = "The session has ended.";

    /// <summary>How long a client may take to answer that its connection is closed.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<object, Holder> connections = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many there are.</summary>
    public int Count => connections.Count;

    /// <summary>Watches over a connection, where its client is somebody.</summary>
    /// <param name="connection">Names it, to be removed.</param>
    /// <param name="user">Who its client is.</param>
    /// <param name="close">Closes it.</param>
    public void Add(object connection, ClaimsPrincipal user, Func<CancellationToken, ValueTask> close)
    {
        if (Viewer.Of(user) is { } viewer) connections[connection] = new(viewer.Session, null, close);
        else if (DeviceIdentity.Of(user) is { } device) connections[connection] = new(device.Id.Value, device, close);
    }

    public void Remove(object connection) => connections.TryRemove(connection, out _);

    /// <summary>
    /// Closes the connections of those who have ended, all at once: whoever does not answer holds up neither the others nor the
    /// next look.
    /// </summary>
    public async Task Check(CancellationToken cancellationToken = default)
    {
        if (connections.IsEmpty) return;

        var open = connections.ToArray();
        Guid[] sessions = [.. from one in open where one.Value.Device is null select one.Value.Id];
        (DeviceId, long)[] devices = [.. from one in open let device = one.Value.Device where device is not null select (device.Id, device.Version)];
        var lives = await live.Of(sessions, devices, cancellationToken);
        foreach (var (connection, holder) in open)
        {
            // Whoever removes it closes it: two looks at once do so once.
            if (!lives.Contains(holder.Id) && connections.TryRemove(KeyValuePair.Create(connection, holder))) _ = Close(holder);
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

    private async Task Close(Holder holder)
    {
        using var limit = new CancellationTokenSource(Farewell, clock);
        try
        {
            await Task.Yield();
            await holder.Close(limit.Token);
        }
        catch (Exception error)
        {
            CloseFailed(error);
        }
    }

    private sealed record Holder(Guid Id, Device? Device, Func<CancellationToken, ValueTask> Close);

    [LoggerMessage(LogLevel.Error, "Whose connections are to be closed is not known; trying again in a second")]
    private partial void CheckFailed(Exception error);

    [LoggerMessage(LogLevel.Information, "A connection whose session has ended did not close well")]
    private partial void CloseFailed(Exception error);
}
