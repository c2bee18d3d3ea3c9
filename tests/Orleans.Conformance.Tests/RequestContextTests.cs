using System.Diagnostics;

namespace Orleans.Conformance;

public interface IContextual : IGrainWithIntegerKey
{
    Task<string?> Read(string key);

    Task<string?> ReadFurther(string key);

    Task Write(string key, string value);

    Task WriteAtOnce(string key, string value);

    Task<string?> Trace();
}

internal sealed class ContextualGrain : Grain, IContextual
{
    public async Task<string?> Read(string key)
    {
        var before = RequestContext.Get(key) as string;
        await Task.Yield();
        return before == RequestContext.Get(key) as string ? before : "lost on the way";
    }

    public Task<string?> ReadFurther(string key) =>
        GrainFactory.GetGrain<IContextual>(this.GetPrimaryKeyLong() + 1).Read(key);

    public async Task Write(string key, string value)
    {
        RequestContext.Set(key, value);
        await Task.Yield();
    }

    public Task WriteAtOnce(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<string?> Trace()
    {
        await Task.Yield();
        return Activity.Current?.TraceId.ToString();
    }
}

public sealed class RequestContextTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task Values_go_down_the_chain_of_calls()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<IContextual>(1);
        RequestContext.Set("who", "Ada");

        Assert.Equal("Ada", await grain.Read("who"));
        Assert.Equal("Ada", await grain.ReadFurther("who"));
        Assert.Null(await grain.Read("when"));

        Assert.True(RequestContext.Remove("who"));
        Assert.False(RequestContext.Remove("who"));
        Assert.Null(await grain.Read("who"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task What_a_callee_sets_stays_with_it()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<IContextual>(1);
        RequestContext.Set("who", "Ada");

        await grain.Write("who", "Bob");
        Assert.Equal("Ada", RequestContext.Get("who"));
        Assert.Equal("Ada", await grain.Read("who"));

        RequestContext.Clear();
        await grain.WriteAtOnce("who", "Bob");
        Assert.Null(RequestContext.Get("who"));
        Assert.Null(await grain.Read("who"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Callers_at_the_same_time_keep_their_values_apart()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<IContextual>(1);
        var seen = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(n => Task.Run(() =>
        {
            RequestContext.Set("who", $"{n}");
            return grain.ReadFurther("who");
        })));
        Assert.Equal(Enumerable.Range(0, 1_000).Select(n => $"{n}"), seen);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task The_trace_of_the_caller_goes_along()
    {
        await using var silo = await TestEngine.Start();
        using var activity = new Activity("test").Start();
        Assert.Equal(activity.TraceId.ToString(), await silo.Grains.GetGrain<IContextual>(1).Trace());
    }
}
