using System.Text.Json;
using System.Text.RegularExpressions;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Integrations.Doors.Kasier;

/// <summary>One event of a controller.</summary>
/// <param name="Controller">Which: our id of the device.</param>
/// <param name="Sequence">Counts its events from 1, without gaps; of a sign of life, the last one there was.</param>
/// <param name="LivesAt">When it said that it lives; null for what happened to a door.</param>
/// <param name="Door">Of which door; our id.</param>
/// <param name="Report">What happened; null where we do not understand it.</param>
internal sealed record KasierEvent(Guid Controller, long Sequence, DateTimeOffset? LivesAt, Guid Door, DoorReport? Report);

/// <summary>Kasier's words for what we know. Their documentation is not public: docs/kasier.md says what is assumed, and only this file knows.</summary>
internal static partial class KasierWords
{
    /// <summary>Reads an event; null where it does not even say of which controller it is the how-manieth.</summary>
    public static KasierEvent? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Id(json, "controller") is not { } controller
            || !json.TryGetProperty("sequence", out var counted) || counted.ValueKind != JsonValueKind.Number
            || !counted.TryGetInt64(out var sequence) || sequence < 0)
            return null;

        var (at, type) = (At(json), Text(json, "type"));
        return type == "controller.alive" && at is not null ? new(controller, sequence, at, default, null)
            : sequence == 0 ? null
            : new(controller, sequence, null, Id(json, "door") ?? default, at is { } then ? Report(type, then, json) : null);
    }

    /// <summary>What one is asked to do.</summary>
    public static object Open(LockOrder order) => new { site = order.Site.Value, until = order.Until.UtcDateTime };

    private static DoorReport? Report(string? type, DateTimeOffset at, JsonElement json) => (type, Command(json)) switch
    {
        ("command.accepted", { } command) => new CommandAcknowledged(command, at),
        ("command.failed", { } command) when Text(json, "fault") is { } fault && Fault().IsMatch(fault) => new CommandRefused(command, fault, at),
        ("door.opened", var command) => new DoorWentOpen(at, command),
        ("door.closed", _) => new DoorWentShut(at),
        ("door.position", _) => Text(json, "position") switch
        {
            "open" => new DoorRead(at, IsOpen: true),
            "closed" => new DoorRead(at, IsOpen: false),
            "unknown" => new DoorRead(at),
            _ => null,
        },
        ("compartment.content", _) => new CompartmentRead(at, Flag(json, "occupied"), Number(json, "grams", BridgeFrames.MostGrams)),
        ("site.persons", _) when Number(json, "persons", BridgeFrames.MostPersons) is { } persons => new PersonsCounted(at, persons),
        ("site.alarm", _) when Flag(json, "on") is { } isOn => Text(json, "alarm") switch
        {
            "fire" => new AlarmRead(at, Alarm.Fire, isOn),
            "power" => new AlarmRead(at, Alarm.PowerCut, isOn),
            "exit" => new AlarmRead(at, Alarm.Trapped, isOn),
            _ => null,
        },
        ("site.help", _) => new HelpCalled(at),
        _ => null,
    };

    private static bool? Flag(JsonElement json, string name) =>
        json.TryGetProperty(name, out var flag) && flag.ValueKind is JsonValueKind.True or JsonValueKind.False ? flag.GetBoolean() : null;

    private static int? Number(JsonElement json, string name, int most) =>
        json.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
            && value >= 0 && value <= most ? value : null;

    private static DoorCommandId? Command(JsonElement json) => Id(json, "command") is { } id ? new DoorCommandId(id) : null;

    private static DateTimeOffset? At(JsonElement json) =>
        json.TryGetProperty("deviceTime", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var instant) ? instant : null;

    private static Guid? Id(JsonElement json, string name) =>
        json.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var value) ? value : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>It is kept in the journal, where no free text is.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,60}\z")]
    private static partial Regex Fault();
}
