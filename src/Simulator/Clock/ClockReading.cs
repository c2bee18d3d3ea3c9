namespace Toolbox24.Simulator.Clock;

/// <summary>How far the clock of every process is ahead of the machine's, and what it reads.</summary>
internal sealed record ClockReading(long OffsetMs, DateTimeOffset Now);
