using System.Net;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>Who must come over HTTPS, behind a proxy that says how they came.</summary>
public sealed class HttpsTests
{
    private static readonly (string, string) Proxy = ("Proxies:Known", "127.0.0.1");
    private static readonly (string, string) Host = ("Host", "toolbox24.example");
    private static readonly (string, string) Encrypted = ("X-Forwarded-Proto", "https");

    [Theory]
    [InlineData("443", "https://toolbox24.example/page?q=1")]
    [InlineData("8443", "https://toolbox24.example:8443/page?q=1")]
    public async Task Production_sends_who_asks_for_a_page_in_clear_to_HTTPS(string port, string address)
    {
        await using var server = await SecureServer.Start("Production", Proxy, ("Https:Port", port));

        using var answer = await server.Http.Send("GET", "/page?q=1", Host);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal(address, answer.Header("Location"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    /// <summary>Nothing else redirects: no operation and no page takes an address to go on to.</summary>
    [Theory]
    [InlineData("/%2F%2Fevil.example/page")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/@evil.example")]
    [InlineData("/page?next=https://evil.example#@evil.example")]
    public async Task Whatever_the_path_holds_it_leads_nowhere_else(string path)
    {
        await using var server = await SecureServer.Start("Production", Proxy);

        using var answer = await server.Http.Send("GET", path, Host, ("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example"));

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("toolbox24.example", new Uri(answer.Header("Location")).Host);
    }

    [Theory]
    [InlineData("POST", "/page")]
    [InlineData("POST", "/graphql")]
    [InlineData("GET", "/graphql?query={__typename}")]
    public async Task What_a_program_asks_in_clear_is_refused(string method, string path)
    {
        await using var server = await SecureServer.Start("Production", Proxy);

        using var answer = await server.Http.Send(method, path, Host);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/metrics")]
    public async Task Operations_asks_in_clear(string path)
    {
        await using var server = await SecureServer.Start("Production", Proxy);
        Assert.Equal("served", await server.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [Fact]
    public async Task Over_HTTPS_browsers_are_told_to_come_so_for_a_year_and_to_every_subdomain()
    {
        await using var server = await SecureServer.Start("Production", Proxy);

        using var answer = await server.Http.Send("GET", "/page", Host, Encrypted);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Header("Strict-Transport-Security"));
        Assert.Contains("wss://toolbox24.example", answer.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task Nobody_but_a_known_proxy_says_that_it_was_HTTPS()
    {
        await using var server = await SecureServer.Start("Production", ("Proxies:Known", "10.0.0.1"));

        using var answer = await server.Http.Send("GET", "/page", Host, Encrypted);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("Staging", null, HttpStatusCode.OK)]
    [InlineData("Staging", "443", HttpStatusCode.PermanentRedirect)]
    [InlineData("Demo", "443", HttpStatusCode.OK)]
    public async Task Staging_wants_HTTPS_where_it_has_a_port_and_the_demo_never(string environment, string? port, HttpStatusCode status)
    {
        await using var server = await SecureServer.Start(environment, port is null ? [] : [("Https:Port", port)]);

        using var answer = await server.Http.Send("GET", "/page", Host);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("", answer.Header("Strict-Transport-Security"));
    }
}
