using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

/// <summary>Whatever is posted is answered, with errors where it makes no sense, and the server goes on.</summary>
[Collection(Bounded.Name)]
public sealed class HttpFuzzTests(GraphQLServer server)
{
    private static readonly byte[][] Requests =
    [
        """{"query":"query($id: ID) { greeting(to: $id) a: greeting ...F } fragment F on Query { greeting }","variables":{"id":1}}"""u8.ToArray(),
        """{"query":"mutation M { rename(to: \"Perc\u00e9e\") }","operationName":"M","extensions":{"a":[1,2.5,null,true]}}"""u8.ToArray(),
        """{"id":"0f","query":null,"variables":{"deep":{"er":[[[{}]]]}}}"""u8.ToArray(),
    ];

    private static readonly HttpStatusCode[] Understood = [HttpStatusCode.OK, HttpStatusCode.BadRequest];

    private readonly Random random = new(Seeds.Next());

    [Fact]
    public Task Random_bytes_are_answered() => Bounded.Survives(server, async () =>
    {
        for (var run = 0; run < 500; run++)
        {
            var body = new byte[random.Next(200)];
            random.NextBytes(body);
            Assert.Equal(HttpStatusCode.BadRequest, await Post(body));
        }
    });

    [Fact]
    public Task Requests_with_a_few_bytes_changed_are_answered() => Bounded.Survives(server, async () =>
    {
        for (var run = 0; run < 2_000; run++)
        {
            byte[] body = [.. Requests[run % Requests.Length]];
            for (var changes = random.Next(1, 5); changes > 0; changes--) body[random.Next(body.Length)] = (byte)random.Next(256);
            Assert.Contains(await Post(body), Understood);
        }
    });

    public static TheoryData<string, string> Hostile => new()
    {
        { "selections nested deep", Times(20_000, "{a") },
        { "fields nested deep", "{greeting" + Times(5_000, "{greeting") + Times(5_001, "}") },
        { "lists nested deep", "{greeting(to:" + Times(40_000, "[") },
        { "objects nested deep", "{greeting(to:" + Times(20_000, "{a:") },
        { "types nested deep", "query($a:" + Times(40_000, "[") },
        { "many aliases", "{" + string.Concat(Enumerable.Range(0, 6_000).Select(at => $"a{at}:greeting ")) + "}" },
        { "one field many times", "{" + Times(10_000, "greeting ") + "}" },
        { "a name of 90 kB", "{" + Times(90_000, "a") + ":greeting}" },
        { "a comment of 90 kB", "{greeting}#" + Times(90_000, "x") },
        { "many directives", "{greeting" + Times(9_000, "@skip") + "}" },
        { "fragments in a circle", "{...A} fragment A on Query {...B} fragment B on Query {...C} fragment C on Query {...A}" },
        { "a fragment within itself", "{...A} fragment A on Query {greeting ...A}" },
        { "fragments that double", "{...F0}" + string.Concat(Enumerable.Range(0, 500).Select(at => $"fragment F{at} on Query{{...F{at + 1} ...F{at + 1}}}")) + "fragment F500 on Query{greeting}" },
        { "many operations", string.Concat(Enumerable.Range(0, 3_000).Select(at => $"query Q{at}{{greeting}}")) },
        { "many variables", "query(" + string.Concat(Enumerable.Range(0, 5_000).Select(at => $"$v{at}:ID ")) + "){greeting}" },
    };

    [Theory(Timeout = Patience.Milliseconds)]
    [MemberData(nameof(Hostile))]
    public Task What_is_meant_to_exhaust_it_is_answered(string what, string document) => Bounded.Survives(server, async () =>
    {
        Assert.True(document.Length < 99_000, what);
        await Post(JsonSerializer.SerializeToUtf8Bytes(new { query = document }));
    });

    [Theory(Timeout = Patience.Milliseconds)]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public Task JSON_nested_deep_is_answered(string opening) => Bounded.Survives(server, async () =>
    {
        var body = """{"query":"{greeting}","variables":{"id":""" + Times(10_000, opening);
        Assert.Equal(HttpStatusCode.BadRequest, await Post(Encoding.UTF8.GetBytes(body)));
    });

    [Theory(Timeout = Patience.Milliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_body_of_10_MB_is_refused_whether_it_says_its_length_or_not(bool isChunked) => Bounded.Survives(server, async () =>
    {
        var body = Encoding.UTF8.GetBytes("{\"query\":\"{greeting}" + Times(10_000_000, " ") + "\"}");

        // Refused before it is read, the connection may end while it is still being sent.
        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(body, isChunked));
        }
        catch (HttpRequestException broken)
        {
            Assert.IsType<IOException>(broken.InnerException, exactMatch: false);
        }
    });

    [Theory(Timeout = Patience.Milliseconds)]
    [InlineData("Content-Length: 90000\r\n\r\n{\"query\":")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n9\r\n{\"query\":\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n{")]
    public Task Whoever_leaves_in_the_middle_of_a_body_is_let_go(string rest) => Bounded.Survives(server, async () =>
    {
        for (var run = 0; run < 50; run++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Url.Host, server.Url.Port);
            var stream = client.GetStream();
            await client.Client.SendAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{rest}"));
            client.Client.Shutdown(SocketShutdown.Send);
            await Bounded.Ended(stream);
        }
    });

    private async Task<HttpStatusCode> Post(byte[] body, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = isChunked;
        using var answer = await server.Http.SendAsync(request);
        var said = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;
        Assert.True(said.TryGetProperty("data", out _) || said.GetProperty("errors").GetArrayLength() > 0);
        return answer.StatusCode;
    }

    private static string Times(int count, string text) => new StringBuilder(count * text.Length).Insert(0, text, count).ToString();
}
