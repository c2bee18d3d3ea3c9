using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Outbox;

public sealed class OrderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly OutboxBed bed = new(database);

    [Fact]
    public async Task A_failure_holds_up_the_later_rows_of_its_stream_and_channel()
    {
        var stream = Guid.NewGuid();
        var (first, second, third) = (bed.Add(stream), bed.Add(stream), bed.Add(stream));
        var refused = new HashSet<long> { first };
        var mail = TestChannel.Failing(refused);
        var dispatcher = bed.Dispatcher(mail);

        await SendAll(dispatcher);
        refused.Clear();
        bed.Clock.Advance(OutboxDispatcher.DelayAfter(1));
        await SendAll(dispatcher);

        Assert.Equal([first, first, second, third], mail.Events);
    }

    [Fact]
    public async Task Other_streams_and_channels_go_on()
    {
        var stream = Guid.NewGuid();
        var (first, second) = (bed.Add(stream, "mail", "sms"), bed.Add(stream, "mail", "sms"));
        var ofOther = bed.Add(Guid.NewGuid(), "mail");
        var (mail, sms) = (TestChannel.Failing(new HashSet<long> { first }), new TestChannel("sms"));

        await SendAll(bed.Dispatcher(mail, sms));

        Assert.Equal([first, ofOther], mail.Events.Order());
        Assert.Equal([first, second], sms.Events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_stream_arrives_in_order_whatever_fails_and_whoever_sends(int seed)
    {
        var random = new Random(seed);
        var streams = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToList();
        var added = Enumerable.Range(0, 60).Select(_ => bed.Add(streams[random.Next(streams.Count)])).ToList();
        var failing = added.ToDictionary(position => position, _ => random.Next(4) == 0 ? random.Next(1, 4) : 0);
        var arrived = new List<(Guid Stream, long Event)>();
        var mail = new TestChannel
        {
            OnDeliver = (message, _) =>
            {
                if (message.Attempts <= failing[message.Event]) throw new HttpRequestException();
                lock (arrived) arrived.Add((message.Stream, message.Event));
                return Task.CompletedTask;
            },
        };
        var (one, other) = (bed.Dispatcher(mail), bed.Dispatcher(mail));

        while (await bed.Store.Health(bed.Clock.GetUtcNow()) is { Unsent: > 0 })
        {
            await Task.WhenAll(SendAll(one), SendAll(other));
            bed.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(added, arrived.Select(message => message.Event).Order());
        Assert.All(arrived.GroupBy(message => message.Stream), stream => Assert.Equal(stream.OrderBy(message => message.Event), stream));
    }

    private static async Task SendAll(OutboxDispatcher dispatcher)
    {
        while (await dispatcher.SendDue() > 0)
        {
        }
    }
}
