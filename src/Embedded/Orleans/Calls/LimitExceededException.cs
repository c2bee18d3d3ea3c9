namespace Orleans.Runtime;

/// <summary>Too many calls wait for one grain.</summary>
public sealed class LimitExceededException(string message) : OrleansException(message);
