using System.Net;
using System.Net.Sockets;

namespace Toolbox24.Silo.Configuration;

/// <summary>The proxies in front of this process, whose word it takes for a client's address and for HTTPS.</summary>
internal sealed record ProxyOptions
{
    /// <summary>Addresses and networks, with commas between them: <c>10.0.0.5, 10.1.0.0/24, fd00::/64</c>.</summary>
    public string? Known { get; init; }

    public IEnumerable<string> Problems() => Parts
        .Where(part => Network(part) is not { PrefixLength: > 0 })
        .Select(part => $"Proxies:Known has '{part}': it takes addresses and networks such as 10.1.0.0/24");

    /// <summary>Each of them as a network; an address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> Networks() => [.. Parts.Select(part => Network(part)!.Value)];

    private string[] Parts => (Known ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork? Network(string text)
    {
        if (!IPAddress.TryParse(text.Split('/')[0], out var address)) return null;

        // Of 10.0.0.1/8, one of the two is a mistake.
        if (text.Contains('/')) return IPNetwork.TryParse(text, out var network) && network.BaseAddress.Equals(address) ? network : null;

        // "10.1" is taken for 10.0.0.1, which nobody means.
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return new IPNetwork(address, 128);
        return address.ToString() == text ? new IPNetwork(address, 32) : null;
    }
}
