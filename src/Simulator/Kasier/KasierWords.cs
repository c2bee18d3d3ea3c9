using Toolbox24.Simulator.Walls;

namespace Toolbox24.Simulator.Kasier;

/// <summary>What happens at a wall in the words of docs/kasier.md.</summary>
internal static class KasierWords
{
    public static object Event(Guid controller, Said said) => new
    {
        controller,
        sequence = said.Number,
        type = said.Report.Kind switch
        {
            SaidKind.CommandAcknowledged => "command.accepted",
            SaidKind.CommandRefused => "command.failed",
            SaidKind.DoorWentOpen => "door.opened",
            SaidKind.DoorWentShut => "door.closed",
            SaidKind.DoorRead => "door.position",
            SaidKind.Garbled => "door.garbled",
        },
        door = said.Door,
        command = said.Report.Command,
        fault = said.Report.Fault,
        position = said.Report.Kind != SaidKind.DoorRead ? null : said.Report.IsOpen switch { true => "open", false => "closed", null => "unknown" },
        deviceTime = said.Report.At,
    };

    public static object Alive(Guid controller, long sequence, DateTimeOffset now) =>
        new { controller, sequence, type = "controller.alive", deviceTime = now };
}
