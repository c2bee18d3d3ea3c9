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
            SaidKind.CompartmentRead => "compartment.content",
            SaidKind.PersonsCounted => "site.persons",
            SaidKind.AlarmRead => "site.alarm",
            SaidKind.HelpCalled => "site.help",
            SaidKind.Garbled => "door.garbled",
        },
        door = said.Door,
        command = said.Report.Command,
        fault = said.Report.Fault,
        position = said.Report.Kind != SaidKind.DoorRead ? null : said.Report.IsOpen switch { true => "open", false => "closed", null => "unknown" },
        occupied = said.Report.IsOccupied,
        grams = said.Report.Grams,
        persons = said.Report.Inside,
        alarm = said.Report.Alarm switch { "Fire" => "fire", "PowerCut" => "power", "Trapped" => "exit", _ => null },
        on = said.Report.IsOn,
        deviceTime = said.Report.At,
    };

    public static object Alive(Guid controller, long sequence, DateTimeOffset now) =>
        new { controller, sequence, type = "controller.alive", deviceTime = now };
}
