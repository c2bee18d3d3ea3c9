using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Toolbox24.Silo.Security;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>Who asks for too much, too slowly or too often.</summary>
public sealed class RequestLimitTests
{
    [Theory]
    [InlineData(1_000_000, false, HttpStatusCode.OK)]
    [InlineData(1_000_001, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(990_000, true, HttpStatusCode.OK)]
    [InlineData(1_000_001, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_a_megabyte_at_most_also_when_it_does_not_say_so(int length, bool isChunked, HttpStatusCode status)
    {
        await using var server = await SecureServer.Start("Demo");
        server.Http.DefaultRequestHeaders.TransferEncodingChunked = isChunked;
        server.Http.DefaultRequestHeaders.ExpectContinue = true;

        using var answer = await server.Http.Send("POST", "/length", new ByteArrayContent(new byte[length]));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData(60, 10, "200")]
    [InlineData(70, 10, "431")]
    [InlineData(10, 2_000, "431")]
    public async Task Headers_are_counted_and_measured(int count, int length, string status)
    {
        await using var server = await SecureServer.Start("Demo");
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('x', length)}\r\n"));

        Assert.StartsWith($"HTTP/1.1 {status}", await Answer(server, $"GET /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{headers}\r\n"));
    }

    [Fact]
    public async Task An_address_has_an_end()
    {
        await using var server = await SecureServer.Start("Demo");

        Assert.StartsWith("HTTP/1.1 414", await Answer(server, $"GET /page?{new string('x', 9_000)} HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    [Fact]
    public async Task Who_never_ends_the_headers_is_cut_off()
    {
        await using var server = await SecureServer.Start("Demo", new RequestLimits { HeaderTime = TimeSpan.FromMilliseconds(500) });

        Assert.StartsWith("HTTP/1.1 408", await Answer(server, "GET /page HTTP/1.1\r\nHost: a\r\nX-Slow: "));
    }

    [Fact]
    public async Task Who_never_ends_the_body_is_cut_off()
    {
        var slowest = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(1.1));
        await using var server = await SecureServer.Start("Demo", new RequestLimits { Slowest = slowest });

        Assert.StartsWith("HTTP/1.1 408", await Answer(server, "POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx"));
    }

    [Fact]
    public async Task A_connection_too_many_is_closed_unheard()
    {
        await using var server = await SecureServer.Start("Demo", new RequestLimits { Connections = 1 });
        using var first = await Connect(server);
        await Say(first, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.NotEqual(0, await first.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Patience.Limit));

        using var second = await Connect(server);

        Assert.Equal(0, await Read(second));
    }

    private static async Task<string> Answer(SecureServer server, string request)
    {
        using var client = await Connect(server);
        await Say(client, request);
        return await new StreamReader(client.GetStream()).ReadToEndAsync().WaitAsync(Patience.Limit);
    }

    private static async Task<TcpClient> Connect(SecureServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        return client;
    }

    private static ValueTask Say(TcpClient client, string text) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>0 where the other side has closed, however it did.</summary>
    private static async Task<int> Read(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Patience.Limit);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
