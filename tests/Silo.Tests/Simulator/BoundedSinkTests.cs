using System.Text.Json;
using Toolbox24.Simulator.Sinks;

namespace Toolbox24.Silo.Tests.Simulator;

public sealed class BoundedSinkTests
{
    [Fact]
    public void Only_the_last_messages_are_kept()
    {
        var sink = new Sink(capacity: 3);

        foreach (var key in (string[])["1", "2", "3", "4", "5"]) sink.Take(key, "a", default(JsonElement), DateTimeOffset.UnixEpoch);

        Assert.Equal(["3", "4", "5"], sink.SentTo(null).Select(message => message.Key));
    }
}
