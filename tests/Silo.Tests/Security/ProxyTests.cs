using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>Whose word is taken for the address of a client.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("", "6.6.6.6", "127.0.0.1")]
    [InlineData("10.0.0.1, 10.1.0.0/16", "6.6.6.6", "127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.0/8", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "6.6.6.6, 203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "6.6.6.6, 127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.1, 10.0.0.2", "6.6.6.6, 203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("127.0.0.1, 10.0.0.2", "6.6.6.6, 203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("127.0.0.1", "nonsense", "127.0.0.1")]
    public async Task Only_known_proxies_say_who_the_client_is_and_each_of_one_hop(string known, string said, string client)
    {
        await using var server = await SecureServer.Start("Demo", ("Proxies:Known", known));

        using var answer = await server.Http.Send("GET", "/client", ("X-Forwarded-For", said), ("X-Real-IP", "6.6.6.6"), ("Forwarded", "for=6.6.6.6"));

        Assert.Equal(client, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task No_proxy_says_which_host_was_asked()
    {
        await using var server = await SecureServer.Start("Production", ("Proxies:Known", "127.0.0.1"));

        using var answer = await server.Http.Send("GET", "/page", ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"));

        Assert.DoesNotContain("evil", answer.Header("Location"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("10.1")]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("10.0.0.1; 10.0.0.2")]
    public void What_is_neither_an_address_nor_a_network_is_a_problem(string known) =>
        Assert.Contains(known, Assert.Single(new ProxyOptions { Known = known }.Problems()));

    [Theory]
    [InlineData(null, 0)]
    [InlineData(" , ", 0)]
    [InlineData("10.0.0.1,fd00::1, 10.1.0.0/16 ,fd00::/64", 4)]
    public void Addresses_and_networks_stand_between_commas(string? known, int count)
    {
        var proxies = new ProxyOptions { Known = known };

        Assert.Empty(proxies.Problems());
        Assert.Equal(count, proxies.Networks().Count);
    }
}
