using System.Net;
using System.Net.WebSockets;
using System.Text;
using Toolbox24.Silo.Tests.Health;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>What a page of another origin can have a browser do to the delivered silo.</summary>
public sealed class AntiForgeryTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private const string Query = """{"query":"{ __typename }"}""";

    private static readonly (string, string) Cookie = ("Cookie", Requests.Session);
    private static readonly (string, string) Own = ("X-Toolbox24", "1");

    private string Origin => silo.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    [InlineData("")]
    public async Task What_another_origin_posts_is_refused_with_or_without_a_session(string origin)
    {
        await IsRefused(Post(("Origin", origin)));
        await IsRefused(Post(("Origin", origin), Cookie, Own));
    }

    [Fact]
    public async Task The_same_host_by_another_scheme_is_another_origin() =>
        await IsRefused(Post(("Origin", Origin.Replace("http:", "https:", StringComparison.Ordinal))));

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("whatever")]
    public async Task What_the_browser_says_is_from_elsewhere_is_refused(string site)
    {
        await IsRefused(Post(("Sec-Fetch-Site", site)));
        await IsRefused(Post(("Sec-Fetch-Site", site), ("Origin", Origin), Cookie, Own));
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task Our_own_pages_ask_with_a_session_and_the_header(string site) =>
        await IsServed(Post(("Sec-Fetch-Site", site), ("Origin", Origin), Cookie, Own));

    [Fact]
    public async Task Programs_ask_without_a_session_and_without_ceremony() => await IsServed(Post());

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("SOMETHING")]
    public async Task Every_method_that_may_act_is_guarded_wherever_it_goes(string method)
    {
        await IsRefused(silo.Http.Send(method, "/nowhere", ("Origin", "https://evil.example")));
        await IsRefused(silo.Http.Send(method, "/nowhere", Cookie));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    public async Task With_a_session_the_header_must_be_there(string? value)
    {
        (string, string)[] headers = value is null ? [Cookie] : [Cookie, ("X-Toolbox24", value)];

        await IsRefused(Post([.. headers, ("Origin", Origin)]));
        await IsRefused(Post([.. headers, ("Authorization", "Bearer x")]));
        await IsRefused(Post([.. headers, ("Connection", "Upgrade"), ("Upgrade", "websocket")]));
    }

    [Fact]
    public async Task A_bearer_may_come_from_anywhere_unless_a_session_comes_along()
    {
        await IsServed(Post(("Origin", "https://partner.example"), ("Authorization", "Bearer x")));
        await IsRefused(Post(("Origin", "https://partner.example"), ("Authorization", "Bearer x"), Cookie, Own));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task What_a_form_can_post_is_no_query(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Query));
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await silo.Http.Send("POST", "/graphql", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task No_other_origin_is_allowed_to_send_more_than_a_form_can()
    {
        using var answer = await silo.Http.Send(
            "OPTIONS", "/graphql", ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "content-type, x-toolbox24"));

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/graphql/?query={__typename}")]
    [InlineData("/GraphQL?query=subscription{lockerChanged{id}}")]
    public async Task What_a_session_can_read_is_not_asked_for_from_elsewhere(string path)
    {
        await IsRefused(silo.Http.Send("GET", path, Cookie, ("Sec-Fetch-Site", "cross-site")));
        await IsRefused(silo.Http.Send("GET", path, Cookie, ("Origin", "https://evil.example"), ("Accept", "text/event-stream")));
    }

    [Fact]
    public async Task A_session_may_only_query_by_GET()
    {
        await IsServed(silo.Http.Send("GET", "/graphql?query={__typename}", Cookie, ("Sec-Fetch-Site", "same-origin")));

        using var answer = await silo.Http.Send("GET", "/graphql?query=mutation{__typename}", Cookie, ("Sec-Fetch-Site", "same-origin"));

        Assert.DoesNotContain("\"data\"", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, "cross-site")]
    public async Task A_socket_of_another_origin_is_refused(string? origin, string? site)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Open(origin, site, cookie: false));
        Assert.Equal(HttpStatusCode.Forbidden, await Open(origin, site, cookie: true));
    }

    [Fact]
    public async Task A_socket_of_our_own_needs_no_header()
    {
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Open(Origin, "same-origin", cookie: true));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Open(Origin, "cross-site", cookie: true));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await Open(null, null, cookie: false));
    }

    private Task<HttpResponseMessage> Post(params (string, string)[] headers) =>
        silo.Http.Send("POST", "/graphql", new StringContent(Query, Encoding.UTF8, "application/json"), headers);

    private async Task<HttpStatusCode> Open(string? origin, string? site, bool cookie)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        if (site is not null) socket.Options.SetRequestHeader("Sec-Fetch-Site", site);
        if (cookie) socket.Options.SetRequestHeader("Cookie", Requests.Session);
        try
        {
            await socket.ConnectAsync(new UriBuilder(silo.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            Assert.Equal("nosniff", Assert.Single(socket.HttpResponseHeaders!["X-Content-Type-Options"]));
        }

        return socket.HttpStatusCode;
    }

    private static async Task IsServed(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await answer.Content.ReadAsStringAsync());
    }

    private static async Task IsRefused(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
