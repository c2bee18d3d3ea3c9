using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

[Collection(Bounded.Name)]
public sealed class SocketMemoryTests(GraphQLServer server)
{
    private const int Operations = 20_000;

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task A_socket_keeps_nothing_of_operations_that_are_done()
    {
        using var socket = await SocketClient.Connect(server);
        await socket.Send(SocketClient.Init);
        await socket.Hear();
        await Ask(socket, Operations / 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Ask(socket, Operations);

        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / Operations, long.MinValue, 50);
    }

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task What_is_not_UTF_8_closes_the_socket_with_a_code_whatever_follows_it()
    {
        for (var run = 0; run < 50; run++)
        {
            using var socket = await SocketClient.Connect(server);
            await socket.Send(SocketClient.Init);
            await socket.Send([.. "{\"type\":\""u8, 0xC3, 0x28, .. new byte[40_000]]);
            Assert.Equal(1007, (await socket.Closed()).Code);
        }
    }

    private static async Task Ask(SocketClient socket, int times)
    {
        for (var id = 0; id < times; id++)
        {
            await socket.Send(SocketClient.Subscribe(id, "{ greeting }"));
            await socket.Hear();
            await socket.Hear();
        }
    }
}
