namespace Orleans.Embedded;

/// <summary>The lease is not to be had, however long one asks: the process should end. Anything else is tried again.</summary>
public abstract class LeaseRefusedException(string message) : Exception(message);
