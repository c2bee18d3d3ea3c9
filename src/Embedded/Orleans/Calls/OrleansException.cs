namespace Orleans.Runtime;

/// <summary>The engine could not do what was asked of it.</summary>
public class OrleansException(string message, Exception? innerException = null) : Exception(message, innerException);
