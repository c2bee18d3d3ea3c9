namespace HotChocolate.AspNetCore;

/// <summary>How the server talks; HotChocolate's defaults.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>In bytes; a larger body is refused with 413.</summary>
    public int MaxAllowedRequestSize { get; set; } = 20_000_000;

    /// <summary>Whether queries may come by GET.</summary>
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>Whether the schema may be read at <c>?sdl</c>.</summary>
    public bool EnableSchemaRequests { get; set; }

    /// <summary>How long a socket may stay silent before it says connection_init.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a connection is shown to be alive.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Operations at once on one socket.</summary>
    public int MaxOperationsPerSocket { get; set; } = 100;

    /// <summary>Bytes that may wait for a socket's client to read; one that falls further behind is closed.</summary>
    public int MaxPendingBytesPerSocket { get; set; } = 1_000_000;
}
