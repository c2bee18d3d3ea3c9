using System.Text.Json;

namespace Toolbox24.Simulator.Faults;

/// <summary>How an outlet fails. Garbage is for those whose answers are read.</summary>
internal enum FaultMode
{
    None,
    Down,
    Slow,
    Garbage,
}

/// <summary>A way of failing, for a number of requests or, without one, until it is changed.</summary>
internal sealed record Fault(FaultMode Mode, int? Times)
{
    public const string Expected =
        """a fault is {"mode":"down"|"slow"|"garbage"|"none","times":n}, n from 1 to 1000000 or left out""";

    public static readonly Fault None = new(FaultMode.None, null);

    public static Fault? From(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("mode", out var name)) return null;
        if (name.ValueKind != JsonValueKind.String || ModeNamed(name.GetString()) is not { } mode) return null;
        if (!body.TryGetProperty("times", out var given)) return new Fault(mode, null);

        if (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out var times)) return null;
        return times is >= 1 and <= 1_000_000 ? new Fault(mode, times) : null;
    }

    private static FaultMode? ModeNamed(string? name) => name switch
    {
        "none" => FaultMode.None,
        "down" => FaultMode.Down,
        "slow" => FaultMode.Slow,
        "garbage" => FaultMode.Garbage,
        _ => null,
    };
}
