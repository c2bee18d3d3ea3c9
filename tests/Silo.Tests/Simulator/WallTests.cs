using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace Toolbox24.Silo.Tests.Simulator;

/// <summary>What a simulated wall says of its doors.</summary>
[Trait("story", "T24-004")]
public sealed class WallTests : WallBed
{
    [Fact]
    public async Task It_does_what_it_is_told_once_and_says_what_comes_of_it()
    {
        var (line, credential, _) = await Line();
        Assert.Equal($"Bearer t24d_demo-bridge-{Site:n}", credential);
        await Tell(line, new { welcome = 7 });
        Assert.Equal(Readings.Select((kind, at) => $"{7 + at} {kind}"), await Some(line, Readings.Length));
        var command = await Order(line);
        await Tell(line, new { open = new { command, door = Door, until = Later } });

        Assert.Equal(["16 CommandAcknowledged", "17 DoorWentOpen", "18 CommandAcknowledged"], await Some(line, 3));
        await Post($"doors/{Door}/shut", new { });
        Assert.Equal("19 DoorWentShut", await Hear(line));
    }

    [Theory]
    [InlineData("jammed", "10 CommandRefused")]
    [InlineData("lostAcknowledgement", "10 DoorWentOpen")]
    [InlineData("duplicate", "10 CommandAcknowledged", "11 CommandAcknowledged", "12 DoorWentOpen", "13 DoorWentOpen")]
    [InlineData("garbled", "10 Garbled", "11 CommandAcknowledged", "12 Garbled", "13 DoorWentOpen")]
    public async Task It_fails_as_it_is_told(string fault, params string[] said)
    {
        var (line, _, _) = await Line();
        await Tell(line, new { welcome = 1 });
        await Reads(line);
        await Post($"doors/{Door}/fault", new { fault });

        await Order(line);

        foreach (var expected in said) Assert.Equal(expected, await Hear(line));
    }

    [Fact]
    public async Task A_neighbour_opens_instead_and_names_no_command()
    {
        var line = await Broken("wrongDoor");

        await Order(line);

        var (told, opened) = (await Next(line), await Next(line));
        Assert.Equal(("10 CommandAcknowledged", Door), (Words(told), told.GetProperty("door").GetGuid()));
        Assert.Equal("11 DoorWentOpen", Words(opened));
        Assert.NotEqual(Door, opened.GetProperty("door").GetGuid());
        Assert.False(opened.GetProperty("report").TryGetProperty("command", out var named) && named.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task A_door_that_cannot_be_shut_stays_open_until_it_is_put_right()
    {
        var line = await Broken("staysOpen");
        await Order(line);
        Assert.Equal(["10 CommandAcknowledged", "11 DoorWentOpen"], await Some(line, 2));

        Assert.Equal(HttpStatusCode.Conflict, await Status($"doors/{Door}/shut", new { }));
        await Post($"doors/{Door}/fault", new { fault = "none" });
        await Post($"doors/{Door}/shut", new { });

        Assert.Equal("12 DoorWentShut", await Hear(line));
    }

    [Fact]
    public async Task A_silent_door_obeys_nothing_and_nothing_is_said_of_it_until_it_is_put_right()
    {
        var line = await Broken("silent");
        await Order(line);
        await Post($"doors/{Door}/open", new { });
        await Post($"doors/{Door}/take", new { });
        await Post($"doors/{Door}/shut", new { });
        await Post("power", new { });
        var other = Database.Scalar<Guid>("SELECT id FROM locker WHERE site_id = $1 AND id <> $2", Site, Door);
        await Tell(line, new { open = new { command = Guid.NewGuid(), door = other, until = Later } });

        // All that is said in its order, the power's beginning and its end first: of the others alone.
        JsonElement said;
        do Assert.NotEqual(Door, (said = await Next(line)).GetProperty("door").GetGuid());
        while (said.GetProperty("report").GetProperty("$type").GetString() != "DoorWentOpen");

        // How it stands, and then what it does.
        await Post($"doors/{Door}/fault", new { fault = "none" });
        await Order(line);
        foreach (var kind in (string[])["DoorRead", "CompartmentRead", "CommandAcknowledged", "DoorWentOpen"])
        {
            said = await Next(line);
            Assert.Equal((Door, kind), (said.GetProperty("door").GetGuid(), said.GetProperty("report").GetProperty("$type").GetString()));
        }
    }

    [Fact]
    public async Task A_clock_that_is_ahead_dates_what_is_said_by_itself()
    {
        var line = await Broken("skew");

        await Order(line);

        Assert.True((await Next(line)).GetProperty("report").GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task What_was_not_taken_is_said_again_on_the_next_line()
    {
        var (line, _, over) = await Line();
        await Tell(line, new { welcome = 1 });
        await Reads(line);
        await Order(line);
        Assert.Equal(["10 CommandAcknowledged", "11 DoorWentOpen"], await Some(line, 2));
        foreach (var taken in Enumerable.Range(1, 10)) await Tell(line, new { taken });
        await Post("network", new { isOn = false });
        over.SetResult();
        await Post($"doors/{Door}/shut", new { });
        await Post("network", new { isOn = true });

        var (again, _, _) = await Line();
        await Tell(again, new { welcome = 11 });

        // Then how the doors stand, and only then that it is there.
        List<string> said = [];
        JsonElement frame;
        while (!(frame = await Frame(again)).TryGetProperty("heartbeat", out _)) said.Add(Words(frame));
        Assert.Equal(["11 DoorWentOpen", "12 DoorWentShut", .. Readings.Select((kind, at) => $"{13 + at} {kind}")], said);
    }

    /// <summary>A line of which all was read, and a door with a fault.</summary>
    private async Task<WebSocket> Broken(string fault)
    {
        var (line, _, _) = await Line();
        await Tell(line, new { welcome = 1 });
        await Reads(line);
        await Post($"doors/{Door}/fault", new { fault });
        return line;
    }

    private static async Task<JsonElement> Next(WebSocket line)
    {
        while (true)
        {
            if (await Frame(line) is var frame && frame.TryGetProperty("number", out _)) return frame;
        }
    }

    private static async Task<List<string>> Some(WebSocket line, int reports)
    {
        List<string> heard = [];
        while (heard.Count < reports) heard.Add(await Hear(line));
        return heard;
    }
}
