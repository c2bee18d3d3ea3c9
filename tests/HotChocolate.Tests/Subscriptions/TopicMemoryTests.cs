using HotChocolate.Subscriptions;
using Toolbox24.HotChocolate.Tests.AspNetCore;

namespace Toolbox24.HotChocolate.Tests.Subscriptions;

[Collection(Bounded.Name)]
public sealed class TopicMemoryTests
{
    [Fact]
    public async Task Thousands_may_wait_at_little_cost()
    {
        const int Many = 20_000;
        var topics = new InMemoryTopics();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var waiting = new List<ISourceStream<string>>(Many);
        for (var i = 0; i < Many; i++) waiting.Add(await topics.SubscribeAsync<string>("tools"));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Many;
        GC.KeepAlive(waiting);
        Assert.InRange(each, 1, 400);
    }
}
