namespace Orleans.Runtime;

/// <summary>This process does not run grains now: it waits for its turn, is stopping, or lost the right to.</summary>
public sealed class SiloUnavailableException(string message) : OrleansException(message);
