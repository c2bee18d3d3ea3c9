using System.Text.Json;

namespace Toolbox24.Simulator.Sinks;

/// <summary>What was delivered once, and how many times it was sent.</summary>
internal sealed record Message(string Key, string To, DateTimeOffset At, JsonElement Content, int Deliveries);
