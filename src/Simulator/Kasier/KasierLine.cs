using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Toolbox24.Simulator.Clock;
using Toolbox24.Simulator.Walls;

namespace Toolbox24.Simulator.Kasier;

/// <summary>A wall whose locks are Kasier's: their servers keep what its controller says, and call the silo with it, in its order.</summary>
internal sealed class KasierLine(Wall wall, Guid controller, HttpClient silo, NpgsqlDataSource database, ClockStore clock)
{
    // As src/Silo/Configuration/KasierOptions.cs has it.
    private const string Key = "demo-kasier";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private ImmutableList<Said> all = [];

    public Wall Wall => wall;

    /// <summary>What the controller has said after a number: a hundred at most.</summary>
    public IEnumerable<object> After(long sequence) =>
        all.Where(said => said.Number > sequence).Take(100).Select(said => KasierWords.Event(controller, said));

    public async Task Run(CancellationToken stoppingToken)
    {
        var (last, beat) = (await LastKept(stoppingToken), Task.CompletedTask);
        wall.ReadDoors((await clock.Read(stoppingToken)).Now);
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = wall.Changed;
            if (wall.IsOnline)
            {
                foreach (var said in wall.After(last))
                {
                    (last, all) = (said.Number, all.Add(said));
                    wall.Forget(said.Number);
                    for (var times = (int)wall.Calls; times > 0; times--) await Call(KasierWords.Event(controller, said), stoppingToken);
                }

                if (beat.IsCompleted)
                {
                    var moved = clock.Moved;
                    await Call(KasierWords.Alive(controller, last, (await clock.Read(stoppingToken)).Now), stoppingToken);
                    beat = ClockStore.Beat(Heartbeat, moved, stoppingToken);
                }
            }

            await Task.WhenAny(changed, wall.IsOnline ? beat : changed);
        }
    }

    /// <summary>Calls until it is answered.</summary>
    private async Task Call(object said, CancellationToken stoppingToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(said, FrameJson.Options);
        while (wall.IsOnline && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var at = (await clock.Read(stoppingToken)).Now.ToUnixTimeSeconds();
                var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), (byte[])[.. Encoding.ASCII.GetBytes($"{at}."), .. body]);
                using var request = new HttpRequestMessage(HttpMethod.Post, "kasier/events") { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new("application/json");
                request.Headers.Add("Kasier-Signature", $"t={at},v1={Convert.ToHexStringLower(mac)}");
                using var answer = await silo.SendAsync(request, stoppingToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception gone) when (!stoppingToken.IsCancellationRequested
                && gone is HttpRequestException or OperationCanceledException or NpgsqlException)
            {
                // The silo, or the database with the time, is not there, or not yet.
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>Their servers never forget; the simulator does, and goes on behind what the silo has kept.</summary>
    private async Task<long> LastKept(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT coalesce(max(version), 0) FROM event WHERE stream = device_stream($1)");
        command.Parameters.AddWithValue(controller);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
