using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

public sealed class SlowClientTests(GraphQLServer server) : IClassFixture<GraphQLServer>
{
    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Whoever_reads_slower_than_it_asked_is_dropped_with_a_reason()
    {
        using var socket = await SocketClient.Connect(server);
        await socket.Send(SocketClient.Init);
        await socket.Send(SocketClient.Subscribe(1, "subscription { flood }"));

        Assert.Equal((4413, "The client reads too slowly"), await socket.Closed());
    }

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Whoever_never_introduces_itself_is_dropped_with_a_reason()
    {
        var impatient = new GraphQLServer(introduction: TimeSpan.FromMilliseconds(50));
        await impatient.InitializeAsync();
        using (var socket = await SocketClient.Connect(impatient))
            Assert.Equal((4408, "Connection initialisation timeout"), await socket.Closed());
        await impatient.DisposeAsync();
    }

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Whoever_falls_behind_a_topic_is_told_so_over_a_socket()
    {
        using var socket = await SocketClient.Connect(server);
        await socket.Send(SocketClient.Init);
        Assert.Equal("""{"type":"connection_ack"}""", await socket.Hear());
        await socket.Send(SocketClient.Subscribe(1, "subscription { overtaken }"));

        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"overtaken":1}}}""", await socket.Hear());
        Assert.Equal(
            """{"type":"error","id":"1","payload":[{"message":"The subscriber fell behind what was sent: subscribe again."}]}""",
            await socket.Hear());
    }
}
