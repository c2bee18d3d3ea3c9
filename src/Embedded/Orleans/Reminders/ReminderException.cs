namespace Orleans.Runtime;

/// <summary>A reminder could not be changed because somebody else has changed it.</summary>
public sealed class ReminderException(string message) : OrleansException(message);
