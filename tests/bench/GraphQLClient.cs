using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;

namespace Toolbox24.Bench;

/// <summary>The other end, in a process of its own so that what it costs is not the server's.</summary>
internal static class GraphQLClient
{
    public const string Argument = "graphql-client";

    private const int Connections = 16;

    private static readonly byte[] Query = """{"query":"{ articles { id name category cents isFree } }"}"""u8.ToArray();
    private static readonly byte[] Init = """{"type":"connection_init"}"""u8.ToArray();
    private static readonly byte[] Ping = """{"type":"ping"}"""u8.ToArray();

    private static readonly byte[] Subscribe =
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { onArticleChanged { id name cents } }"}}"""u8.ToArray();

    /// <summary>Each somebody else of the staff, signed in.</summary>
    private static byte[][] Dashboard(int number) =>
    [
        Encoding.UTF8.GetBytes($$$"""{"type":"connection_init","payload":{"authorization":"Bearer bench-{{{number}}}"}}"""),
        """
        {"id":"1","type":"subscribe","payload":{"query":"subscription { dashboardChanged { at overdue openIncidents lockers filledLockers rentals { status count } } }"}}
        """u8.ToArray(),
        Ping,
    ];

    /// <summary>Posts or subscribes, and says on stdout how far it is.</summary>
    public static Task Run(string what, Uri url, int count) => what switch
    {
        "post" => Post(url, count),
        "dashboards" => Listen(url, count, Dashboard),
        _ => Listen(url, count, _ => [Init, Subscribe, Ping]),
    };

    public static async Task<string> Ask(HttpClient http, Uri url)
    {
        using var content = new ByteArrayContent(Query) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await http.PostAsync(url, content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static async Task Post(Uri url, int count)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        await Loop.Rate(Connections, count, async _ =>
        {
            var answer = await Ask(http, url);
            if (!answer.StartsWith("""{"data":{"articles":[{"id":""", StringComparison.Ordinal)) throw new InvalidOperationException(answer);
        });
        Console.WriteLine("posted");
    }

    private static async Task Listen(Uri url, int count, Func<int, byte[][]> say)
    {
        var sockets = new List<ClientWebSocket>();
        for (var socket = 0; socket < count; socket++) sockets.Add(await Subscriber(url, say(socket)));
        Console.WriteLine("subscribed");
        while (true)
        {
            await Task.WhenAll(sockets.Select(socket => Hear(socket, "next")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"heard by {count}"));
        }
    }

    private static async Task<ClientWebSocket> Subscriber(Uri url, byte[][] messages)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(url, default);
        foreach (var message in messages) await socket.SendAsync(message, WebSocketMessageType.Text, true, default);

        // Answered in order: whoever hears this is subscribed.
        await Hear(socket, "pong");
        return socket;
    }

    private static async Task Hear(ClientWebSocket socket, string type)
    {
        var buffer = new byte[1_024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, default);
            if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException(socket.CloseStatusDescription);
            if (Encoding.UTF8.GetString(buffer, 0, part.Count).Contains($"\"type\":\"{type}\"", StringComparison.Ordinal)) return;
        }
    }
}
