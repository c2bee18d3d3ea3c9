using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Conformance;

public sealed class OverloadTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_too_many_is_refused_and_the_others_are_served()
    {
        await using var silo = await TestEngine.Start(services =>
            services.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 100));
        var busy = silo.Grains.GetGrain<IBusy>("one");
        var holding = busy.Hold("first");
        await silo.Signals.When("first in");

        var queued = Enumerable.Range(0, 100).Select(_ => busy.Count()).ToArray();
        await Assert.ThrowsAsync<LimitExceededException>(busy.Count);
        await silo.Grains.GetGrain<IBusy>("another").Count();
        silo.Signals.Set("first out");
        await holding;

        Assert.Equal(Enumerable.Range(1, 100), await Task.WhenAll(queued));
        Assert.Equal(101, await busy.Count());
    }
}
