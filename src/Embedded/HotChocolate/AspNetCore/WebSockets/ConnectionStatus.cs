namespace HotChocolate.AspNetCore.Subscriptions.Protocols;

/// <summary>Whether a client may use its socket.</summary>
public sealed class ConnectionStatus
{
    private ConnectionStatus(bool accepted, string message) => (Accepted, Message) = (accepted, message);

    public bool Accepted { get; }

    /// <summary>The reason the socket is closed for.</summary>
    public string Message { get; }

    public static ConnectionStatus Accept() => new(true, "");

    public static ConnectionStatus Reject(string message = "Forbidden") => new(false, message);
}

/// <summary>What came with a message.</summary>
public interface IOperationMessagePayload
{
    /// <summary>It as a type of the server's own; null where nothing came.</summary>
    T? As<T>() where T : class;
}
