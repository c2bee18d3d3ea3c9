using System.Net;
using System.Net.Sockets;

namespace Toolbox24.Api.Security;

/// <summary>The address a client's tries are counted by.</summary>
public static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// IPv4 as it is, also where it comes mapped into IPv6. Of IPv6 the network only, such as <c>2001:db8:1:2::/64</c>: in the
    /// other 64 bits a client takes whatever address it likes (RFC 8981).
    /// </summary>
    /// <param name="address">That of the connection, which is the client's own also behind a known proxy.</param>
    /// <returns>"unknown" where there is none: those clients are counted as one.</returns>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
