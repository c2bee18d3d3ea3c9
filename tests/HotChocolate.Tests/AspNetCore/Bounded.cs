using System.Net.Sockets;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

/// <summary>Tests that look at the memory of the whole process, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Bounded : ICollectionFixture<GraphQLServer>
{
    public const string Name = "bounded memory";

    private const long MostGrowth = 32_000_000;

    /// <summary>Whatever was done to the server, it still answers and has kept nothing of it.</summary>
    internal static async Task Survives(GraphQLServer server, Func<Task> onslaught)
    {
        await Answers(server);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await onslaught();

        await Answers(server);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostGrowth);
    }

    /// <summary>The server closes the connection, or breaks it off; it does not leave it open.</summary>
    internal static async Task Ended(NetworkStream stream)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null);
        }
        catch (IOException broken)
        {
            Assert.IsType<SocketException>(broken.InnerException);
        }
    }

    private static async Task Answers(GraphQLServer server) => Assert.Equal(
        """{"data":{"greeting":"Bonjour"}}""", await server.Http.GetStringAsync(new Uri(server.Url, "?query={greeting}")));
}
