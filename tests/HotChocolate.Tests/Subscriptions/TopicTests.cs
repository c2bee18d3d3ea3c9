using HotChocolate.Subscriptions;

namespace Toolbox24.HotChocolate.Tests.Subscriptions;

public sealed class TopicTests
{
    private readonly InMemoryTopics topics = new();

    [Fact]
    public async Task Who_subscribed_reads_what_was_sent_since()
    {
        await topics.SendAsync("tools", 0);
        await using var early = (await topics.SubscribeAsync<int>("tools")).ReadEventsAsync().GetAsyncEnumerator();
        await topics.SendAsync("tools", 1);
        await using var late = (await topics.SubscribeAsync<int>("tools")).ReadEventsAsync().GetAsyncEnumerator();
        await topics.SendAsync("tools", 2);
        await topics.CompleteAsync("tools");
        Assert.Equal([1, 2], await RestAsync(early));
        Assert.Equal([2], await RestAsync(late));
    }

    [Fact]
    public async Task Who_waits_is_given_the_next()
    {
        await using var reader = (await topics.SubscribeAsync<string>("tools")).ReadEventsAsync().GetAsyncEnumerator();
        for (var i = 0; i < 3; i++)
        {
            var waiting = reader.MoveNextAsync();
            Assert.False(waiting.IsCompleted);
            await topics.SendAsync("tools", $"{i}");
            Assert.True(await waiting);
            Assert.Equal($"{i}", reader.Current);
        }
    }

    [Fact]
    public async Task Who_falls_behind_is_let_go_and_nobody_else()
    {
        await using var slow = (await topics.SubscribeAsync<int>("tools")).ReadEventsAsync().GetAsyncEnumerator();
        await using var fast = (await topics.SubscribeAsync<int>("tools")).ReadEventsAsync().GetAsyncEnumerator();
        for (var i = 0; i <= 64; i++)
        {
            await topics.SendAsync("tools", i);
            Assert.True(await fast.MoveNextAsync());
        }

        var reason = await Assert.ThrowsAsync<SubscriberTooSlowException>(async () => await slow.MoveNextAsync());
        Assert.Equal("tools", reason.TopicName);
        await topics.SendAsync("tools", 65);
        Assert.True(await fast.MoveNextAsync());
    }

    [Fact]
    public async Task Who_leaves_is_sent_nothing_more()
    {
        using var gone = new CancellationTokenSource();
        var reader = (await topics.SubscribeAsync<int>("tools")).ReadEventsAsync().GetAsyncEnumerator(gone.Token);
        var waiting = reader.MoveNextAsync();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        await topics.SendAsync("tools", 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.MoveNextAsync());
        await reader.DisposeAsync();
    }

    [Fact]
    public async Task A_topic_has_messages_of_one_type_as_long_as_it_has_subscribers()
    {
        var stream = await topics.SubscribeAsync<int>("tools");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await topics.SendAsync("tools", "text"));
        await stream.DisposeAsync();
        await using var other = await topics.SubscribeAsync<string>("tools");
    }

    private static async Task<List<T>> RestAsync<T>(IAsyncEnumerator<T> reader)
    {
        List<T> read = [];
        while (await reader.MoveNextAsync()) read.Add(reader.Current);
        return read;
    }
}
