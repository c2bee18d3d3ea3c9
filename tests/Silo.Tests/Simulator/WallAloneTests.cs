using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text.Json;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Silo.Tests.Simulator;

/// <summary>What a simulated bridge opens for the kiosk beside it.</summary>
[Trait("story", "T24-408")]
public sealed class WallAloneTests : WallBed
{
    private static readonly ServerKey Secret = new("a secret of at least 32 characters");
    private readonly Device kiosk = new(DeviceId.New(DateTimeOffset.UtcNow), 1, default, DeviceKind.Kiosk, "Borne", DateTimeOffset.UtcNow, null, null);
    private readonly RentalId rental = RentalId.New(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Without_a_line_it_opens_what_is_permitted_once_for_each_number_and_says_why_later()
    {
        var (line, _, over) = await Begin();
        await Post("network", new { isOn = false });
        over.SetResult();

        Assert.Equal((true, null), await Ask(1));
        await Post($"doors/{Door}/shut", new { });
        Assert.Equal((true, null), await Ask(1));
        Assert.Equal((false, "wrongProof"), await Ask(2, proofOf: 3));
        await Post("network", new { isOn = true });

        var (again, _, _) = await Line();
        await Tell(again, new { welcome = 1 });
        JsonElement why;
        while (!(await Report(again)).TryGetProperty("alone", out why))
        {
        }

        Assert.Equal((kiosk.Id.Value, 1, rental.Value), (why.GetProperty("kiosk").GetGuid(), why.GetProperty("sequence").GetInt64(), why.GetProperty("rental").GetGuid()));
        Assert.Equal("DoorWentShut", (await Report(again)).GetProperty("$type").GetString());
        Assert.NotEqual("DoorWentOpen", (await Report(again)).GetProperty("$type").GetString());
    }

    [Theory]
    [InlineData("fire", "fire")]
    [InlineData("power", "no-power")]
    [InlineData("jammed", "jammed")]
    [InlineData("silent", "silent")]
    public async Task What_keeps_a_lock_shut_keeps_it_shut_for_kiosks_too(string what, string fault)
    {
        await Begin();
        if (what is "fire" or "power") await Post(what, new { isOn = what == "fire" });
        else await Post($"doors/{Door}/fault", new { fault = what });

        Assert.Equal((false, fault), await Ask(1));
    }

    [Fact]
    public async Task A_kiosk_of_which_it_is_told_no_more_has_nothing_opened()
    {
        var (line, _, _) = await Begin();
        Assert.Equal((true, null), await Ask(1));
        await Post($"doors/{Door}/shut", new { });

        await TellKiosks(line, new Dictionary<Guid, string>());

        // It is taken in the order of the line: what is asked after it is answered after it.
        await Order(line);
        while ((await Report(line)).GetProperty("$type").GetString() != "CommandAcknowledged")
        {
        }

        Assert.Equal((false, "unknownKiosk"), await Ask(2));
    }

    private async Task<(WebSocket Socket, string? Credential, TaskCompletionSource Over)> Begin()
    {
        var line = await Line();
        await Tell(line.Socket, new { welcome = 1 });
        await Reads(line.Socket);
        await TellKiosks(line.Socket, new() { [kiosk.Id.Value] = Base64Url.EncodeToString(AloneKey.Of(kiosk, Secret)) });
        await Order(line.Socket);
        while ((await Report(line.Socket)).GetProperty("$type").GetString() != "DoorWentOpen")
        {
        }

        await Post($"doors/{Door}/shut", new { });
        Assert.Equal("DoorWentShut", (await Report(line.Socket)).GetProperty("$type").GetString());
        foreach (var taken in Enumerable.Range(1, Readings.Length + 3)) await Tell(line.Socket, new { taken });
        return line;
    }

    private static async Task TellKiosks(WebSocket line, Dictionary<Guid, string> kiosks)
    {
        using var key = new PassKey(Secret);
        await Tell(line, new { alone = new { serverKey = Base64Url.EncodeToString(key.PublicKey), kiosks } });
    }

    private async Task<(bool Opens, string? Fault)> Ask(long sequence, long? proofOf = null)
    {
        using var key = new PassKey(Secret);
        var now = DateTimeOffset.UtcNow;
        var permit = key.Sign(new AlonePermit(kiosk.Id, new SiteId(Site), rental, PassPurpose.PickUp, now.AddHours(-1), Later, [new DoorId(Door)]));
        var proof = AloneKey.Prove(AloneKey.Of(kiosk, Secret), new DoorId(Door), proofOf ?? sequence, permit);
        var answer = await Post("alone", new { kiosk = kiosk.Id.Value, door = Door, sequence, permit, proof });
        return (answer.GetProperty("opens").GetBoolean(), answer.GetProperty("fault").GetString());
    }
}
