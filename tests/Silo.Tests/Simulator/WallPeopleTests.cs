using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace Toolbox24.Silo.Tests.Simulator;

/// <summary>What hands do at a simulated wall, who is inside, and what befalls them.</summary>
[Trait("story", "T24-004")]
public sealed class WallPeopleTests : WallBed
{
    [Fact]
    public async Task Hands_take_a_tool_out_of_an_open_compartment_and_put_any_other_in_and_sensors_say_what_is_there()
    {
        var line = await Begin();
        var plate = Database.Scalar<string>("SELECT code FROM tool_unit WHERE locker_id = $1", Door);
        Assert.Equal(HttpStatusCode.Conflict, await Status($"doors/{Door}/take", new { }));
        await Post($"doors/{Door}/open", new { });
        Assert.Equal("DoorWentOpen", Kind(await Report(line)));

        var taken = await Post($"doors/{Door}/take", new { });
        Assert.Equal((null, plate), (PlateOf(taken), taken.GetProperty("hands")[0].GetString()));
        Assert.Equal("CompartmentRead False 0", Content(await Report(line)));
        Assert.Equal(HttpStatusCode.Conflict, await Status($"doors/{Door}/take", new { }));

        // Nobody knows it; it fits all the same.
        Assert.Equal("NEVER-SEEN", PlateOf(await Post($"doors/{Door}/put", new { plate = "NEVER-SEEN" })));
        Assert.Equal("CompartmentRead True 1000", Content(await Report(line)));
        Assert.Equal(HttpStatusCode.Conflict, await Status($"doors/{Door}/put", new { plate }));
        Assert.Equal(HttpStatusCode.BadRequest, await Status($"doors/{Door}/put", new { plate = "" }));
        await Post($"doors/{Door}/take", new { });
        await Report(line);
        var back = await Post($"doors/{Door}/put", new { plate });
        Assert.Equal((plate, "NEVER-SEEN"), (PlateOf(back), back.GetProperty("hands")[0].GetString()));
        Assert.NotEqual("CompartmentRead True 1000", Content(await Report(line)));
    }

    [Fact]
    public async Task People_come_in_by_the_open_entrance_and_leave_whatever_is_wrong_unless_the_exit_itself_is()
    {
        var line = await Begin();
        Assert.Equal(HttpStatusCode.Conflict, await Status("enter", new { }));
        Assert.Equal(HttpStatusCode.Conflict, await Status("trapped", new { isOn = true }));
        await Post($"doors/{Site}/open", new { });
        await Post("enter", new { });
        await Post("enter", new { });
        Assert.Equal("DoorWentOpen", Kind(await Report(line)));
        Assert.Equal(("PersonsCounted 1", "PersonsCounted 2"), (Count(await Report(line)), Count(await Report(line))));

        Assert.Equal("blocked", Exit(await Post("trapped", new { isOn = true })));
        Assert.Equal("Trapped True", AlarmOf(await Report(line)));
        Assert.Equal(HttpStatusCode.Conflict, await Status("leave", new { }));
        await Post("trapped", new { isOn = false });
        Assert.Equal("Trapped False", AlarmOf(await Report(line)));

        Assert.Equal("free", Exit(await Post("fire", new { isOn = true })));
        Assert.Equal("Fire True", AlarmOf(await Report(line)));
        Assert.Equal(1, (await Post("leave", new { })).GetProperty("inside").GetInt32());
        Assert.Equal("PersonsCounted 1", Count(await Report(line)));
        await Post("help", new { });
        Assert.Equal("HelpCalled", Kind(await Report(line)));
        Assert.Equal(HttpStatusCode.BadRequest, await Status("fire", new { isOn = "yes" }));
    }

    [Theory]
    [InlineData("fire", "fire")]
    [InlineData("power", "no-power")]
    public async Task In_a_fire_and_without_power_lockers_stay_shut(string what, string fault)
    {
        var line = await Begin();
        await Post(what, new { isOn = what == "fire" });

        await Order(line);

        JsonElement said;
        while (Kind(said = await Report(line)) != "CommandRefused")
        {
        }

        Assert.Equal(fault, said.GetProperty("fault").GetString());
    }

    [Fact]
    public async Task Without_power_nothing_is_read_and_once_it_is_back_all_is_read_anew()
    {
        var line = await Begin();
        await Post($"doors/{Door}/open", new { });
        await Report(line);
        await Post("power", new { isOn = false });
        Assert.Equal("PowerCut True", AlarmOf(await Report(line)));
        for (var door = 0; door < 3; door++) Assert.False((await Report(line)).TryGetProperty("isOpen", out _));
        for (var door = 0; door < 2; door++) Assert.False((await Report(line)).TryGetProperty("isOccupied", out _));

        await Post($"doors/{Door}/shut", new { });
        Assert.True((await Post("power", new { isOn = true })).GetProperty("hasPower").GetBoolean());

        Assert.Equal("PowerCut False", AlarmOf(await Report(line)));
        for (var door = 0; door < 3; door++) Assert.False((await Report(line)).GetProperty("isOpen").GetBoolean());
        for (var door = 0; door < 2; door++) Assert.True((await Report(line)).GetProperty("isOccupied").GetBoolean());
    }

    [Fact]
    public async Task A_power_cut_of_a_moment_is_said_from_its_beginning_to_its_end()
    {
        var line = await Begin();
        await Post("power", new { });

        Assert.Equal("PowerCut True", AlarmOf(await Report(line)));
        JsonElement said;
        while (Kind(said = await Report(line)) != "AlarmRead")
        {
        }

        Assert.Equal("PowerCut False", AlarmOf(said));
    }

    private async Task<WebSocket> Begin()
    {
        var (line, _, _) = await Line();
        await Tell(line, new { welcome = 1 });
        await Reads(line);
        return line;
    }

    private string? PlateOf(JsonElement wall) =>
        wall.GetProperty("doors").EnumerateArray().Single(each => each.GetProperty("id").GetGuid() == Door).GetProperty("plate").GetString();

    private static string? Kind(JsonElement report) => report.GetProperty("$type").GetString();

    private static string Content(JsonElement report) => $"{Kind(report)} {report.GetProperty("isOccupied").GetBoolean()} {report.GetProperty("grams")}";

    private static string Count(JsonElement report) => $"{Kind(report)} {report.GetProperty("inside")}";

    private static string AlarmOf(JsonElement report) => $"{report.GetProperty("alarm").GetString()} {report.GetProperty("isOn").GetBoolean()}";

    private static string? Exit(JsonElement wall) => wall.GetProperty("exit").GetString();
}
