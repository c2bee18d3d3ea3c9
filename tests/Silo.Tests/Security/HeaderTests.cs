using System.Net;
using System.Net.Sockets;
using System.Text;
using Toolbox24.Silo.Tests.Health;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>What the delivered silo says with every answer.</summary>
public sealed class HeaderTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    public static TheoryData<string, string> Addresses => new()
    {
        { "GET", "/" },
        { "GET", "/style.css" },
        { "GET", "/demo/drawings/niveau-laser.svg" },
        { "GET", "/demo/wall.json" },
        { "GET", "/graphiql/" },
        { "GET", "/graphiql/graphiql.min.js" },
        { "GET", "/graphql?query={__typename}" },
        { "GET", "/graphql?query={" },
        { "POST", "/graphql" },
        { "GET", "/health/live" },
        { "GET", "/metrics" },
        { "GET", "/nowhere" },
        { "DELETE", "/graphql" },
        { "OPTIONS", "/graphql" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_answer_has_the_headers_and_names_no_server(string method, string path)
    {
        using var answer = await silo.Http.Send(method, path);

        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=(self)", answer.Header("Permissions-Policy"));
        Assert.Contains("microphone=()", answer.Header("Permissions-Policy"));
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
        Assert.Equal("", answer.Header("Server"));
        Assert.Equal("", answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/graphiqlother")]
    public async Task Pages_may_load_nothing_but_their_own_and_nothing_inline(string path)
    {
        using var answer = await silo.Http.Send("GET", path);

        Assert.Equal(
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + $"connect-src 'self' ws://{silo.Http.BaseAddress!.Authority}",
            answer.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task Only_the_styles_of_GraphiQL_may_be_inline()
    {
        using var answer = await silo.Http.Send("GET", "/graphiql/");
        var policy = answer.Header("Content-Security-Policy");

        Assert.Contains("style-src 'self' 'unsafe-inline'", policy);
        Assert.Single(policy.Split(';'), part => part.Contains("unsafe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/demo/wall.json")]
    [InlineData("/nowhere")]
    public async Task What_is_not_a_file_is_not_kept(string path)
    {
        using var answer = await silo.Http.Send("GET", path);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_file_is_asked_for_again_by_its_ETag()
    {
        using var file = await silo.Http.Send("GET", "/style.css");
        using var again = await silo.Http.Send("GET", "/style.css", ("If-None-Match", file.Header("ETag")));

        Assert.Equal(("", HttpStatusCode.NotModified), (file.Header("Cache-Control"), again.StatusCode));
        Assert.Equal("nosniff", again.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Errors_have_the_headers_too()
    {
        await using var server = await SecureServer.Start("Demo");

        using var answer = await server.Http.Send("GET", "/boom");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(("nosniff", "no-store"), (answer.Header("X-Content-Type-Options"), answer.Header("Cache-Control").Split(',')[0]));
        Assert.Contains("default-src 'self'", answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("a;script-src *")]
    [InlineData("a script-src")]
    [InlineData("a'b\"")]
    public async Task No_host_puts_anything_into_the_policy(string host)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, silo.Http.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

        var answer = await new StreamReader(stream).ReadToEndAsync().WaitAsync(Patience.Limit);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", answer);
    }
}
