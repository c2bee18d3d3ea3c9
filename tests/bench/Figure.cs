namespace Toolbox24.Bench;

/// <summary>One thing measured, beside its baseline of the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Baseline">The plain way to do the same, in the same unit; null where there is none.</param>
/// <param name="Ratio">Value by baseline; null where there is none.</param>
/// <param name="Goal">What it should reach, as it is said to people.</param>
/// <param name="IsMet">Whether it does; null where no goal is set.</param>
internal sealed record Figure(
    string Name, double Value, string Unit, double? Baseline = null, double? Ratio = null, string? Goal = null, bool? IsMet = null)
{
    /// <summary>A figure that should be at least so many times its baseline.</summary>
    public static Figure Against(string name, double value, string unit, double baseline, double? atLeast = null) => new(
        name, value, unit, baseline, value / baseline,
        atLeast is { } times ? $"≥ {times} ×" : null, atLeast is { } bar ? value >= bar * baseline : null);

    /// <summary>A figure that should be at most so many times its baseline.</summary>
    public static Figure AtMost(string name, double value, string unit, double baseline, double? atMost = null) => new(
        name, value, unit, baseline, value / baseline,
        atMost is { } times ? $"≤ {times} ×" : null, atMost is { } bar ? value <= bar * baseline : null);

    /// <summary>A figure that should stay below a limit.</summary>
    public static Figure Below(string name, double value, string unit, double limit, double? baseline = null) =>
        new(name, value, unit, baseline, value / baseline, $"< {limit} {unit}", value < limit);
}
