using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Doors;

namespace Toolbox24.Simulator.Walls;

/// <summary>What a bridge is told: one of the four. Its words are those of docs/bridge.md.</summary>
internal sealed record Told(long? Welcome, long? Taken, Order? Open, AloneTold? Alone);

internal sealed record AloneTold(string ServerKey, Dictionary<Guid, string> Kiosks);

internal sealed record Order(Guid Command, Guid Door, DateTimeOffset Until);

/// <summary>What a bridge says.</summary>
/// <param name="Number">Its number; 0 before it has one.</param>
/// <param name="Door">Of which door.</param>
/// <param name="Report">What.</param>
internal sealed record Said(long Number, Guid Door, SaidOf Report);

internal sealed record AloneWhy(Guid Kiosk, long Sequence, Guid Rental)
{
    public static AloneWhy Of(AloneOpening opening) => new(opening.Kiosk.Value, opening.Sequence, opening.Rental.Value);
}

/// <summary>What kind of thing a device says; <see cref="Garbled" /> is none that anybody knows.</summary>
internal enum SaidKind { CommandAcknowledged, CommandRefused, DoorWentOpen, DoorWentShut, DoorRead, CompartmentRead, PersonsCounted, AlarmRead, HelpCalled, Garbled }

/// <param name="Kind">What kind of thing.</param>
/// <param name="At">When.</param>
/// <param name="Command">For which command.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="IsOpen">How the door was read.</param>
internal sealed record SaidOf(
    [property: JsonPropertyName("$type")] SaidKind Kind, DateTimeOffset At, Guid? Command = null, string? Fault = null, bool? IsOpen = null)
{
    /// <summary>What is said anew whenever somebody listens again.</summary>
    public static SaidKind[] Readings { get; } = [SaidKind.DoorRead, SaidKind.CompartmentRead, SaidKind.PersonsCounted, SaidKind.AlarmRead];

    /// <summary>Whether a compartment is occupied.</summary>
    public bool? IsOccupied { get; init; }

    public int? Grams { get; init; }

    /// <summary>How many persons are inside.</summary>
    public int? Inside { get; init; }

    /// <summary>Why the bridge opened it of its own.</summary>
    public AloneWhy? Alone { get; init; }

    public string? Alarm { get; init; }

    /// <summary>Whether the alarm is on.</summary>
    public bool? IsOn { get; init; }
}

internal static class FrameJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}
