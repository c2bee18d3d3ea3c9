using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Toolbox24.Silo.Security;

/// <summary>How much of this process one client can take, whatever it asks for. The table in docs/operations.md says the same.</summary>
internal sealed record RequestLimits
{
    /// <summary>A query with its variables, or a message on a socket; photographs will not come this way.</summary>
    public const int GraphQLBytes = 256_000;

    public long BodyBytes { get; init; } = 1_000_000;

    /// <summary>Method, address and version: a query may come by GET.</summary>
    public int RequestLineBytes { get; init; } = 8_192;

    public int Headers { get; init; } = 64;

    public int HeaderBytes { get; init; } = 16_384;

    /// <summary>From the first byte of a request to the end of its headers.</summary>
    public TimeSpan HeaderTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may stay without a request. Proxies let go earlier (nginx: 60 s), so that none is cut under one.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Slower than this, and who sends or reads is cut off: bytes per second, after a while to get going.</summary>
    public MinDataRate Slowest { get; init; } = new(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(10));

    public int Connections { get; init; } = 10_000;

    /// <summary>Of the connections; the others are for requests.</summary>
    public int Sockets { get; init; } = 8_000;

    public void Apply(KestrelServerLimits server)
    {
        server.MaxRequestBodySize = BodyBytes;
        server.MaxRequestLineSize = RequestLineBytes;
        server.MaxRequestHeaderCount = Headers;
        server.MaxRequestHeadersTotalSize = HeaderBytes;
        server.RequestHeadersTimeout = HeaderTime;
        server.KeepAliveTimeout = IdleTime;
        server.MinRequestBodyDataRate = Slowest;
        server.MinResponseDataRate = Slowest;
        server.MaxConcurrentConnections = Connections;
        server.MaxConcurrentUpgradedConnections = Sockets;
    }
}
