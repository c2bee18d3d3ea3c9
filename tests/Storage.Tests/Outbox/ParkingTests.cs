using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Outbox;

public sealed class ParkingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly OutboxBed bed = new(database);

    [Fact]
    public async Task A_row_that_always_fails_is_parked_at_its_last_attempt()
    {
        var poison = bed.Add(Guid.NewGuid());
        var mail = TestChannel.Failing(new HashSet<long> { poison });
        var dispatcher = bed.Dispatcher(mail);

        await Fail(dispatcher, times: OutboxDispatcher.MaxAttempts - 1);
        Assert.Equal("Pending", bed.Of<string>(poison, "status"));

        await Fail(dispatcher, times: 1);
        Assert.Equal("Parked", bed.Of<string>(poison, "status"));
        Assert.Equal(0, await dispatcher.SendDue());
        Assert.Equal(OutboxDispatcher.MaxAttempts, mail.Tried.Count());
    }

    [Fact]
    public async Task A_row_refused_for_good_is_parked_at_its_first_attempt()
    {
        var refused = bed.Add(Guid.NewGuid());
        var mail = new TestChannel { OnDeliver = (_, _) => throw new DeliveryRefusedException("The receiver answered 550.") };

        await bed.Dispatcher(mail).SendDue();

        var parked = Assert.Single(await bed.Store.Parked());
        Assert.Equal((refused, 1, "DeliveryRefusedException: The receiver answered 550."), (parked.Event, parked.Attempts, parked.Error));
    }

    [Fact]
    public async Task A_parked_row_shows_what_it_holds_back_and_why()
    {
        var stream = Guid.NewGuid();
        var poison = bed.Add(stream, "mail", "sms");
        bed.Add(stream, "mail");
        bed.Add(stream, "mail", "sms");
        var elsewhere = bed.Add(Guid.NewGuid(), "mail");
        var (mail, sms) = (TestChannel.Failing(new HashSet<long> { poison }), new TestChannel("sms"));

        await Fail(bed.Dispatcher(mail, sms), OutboxDispatcher.MaxAttempts);

        var expected = new ParkedMessage(
            poison, "mail", stream, OutboxDispatcher.MaxAttempts, "HttpRequestException: refused", HeldBack: 2);
        Assert.Equal([expected], await bed.Store.Parked());
        Assert.Equal(
            new OutboxHealth(Unsent: 3, Parked: 1, Lag: TimeSpan.Zero, Oldest: TimeSpan.Zero), await bed.Store.Health(bed.Clock.GetUtcNow()));
        Assert.Equal([poison, elsewhere], mail.Events.Distinct().Order());
        Assert.Equal([1, 3], sms.Events);
    }

    [Fact]
    public async Task Unparked_it_goes_and_all_it_held_back_in_order()
    {
        var stream = Guid.NewGuid();
        var (poison, second, third) = (bed.Add(stream), bed.Add(stream), bed.Add(stream));
        var refused = new HashSet<long> { poison };
        var mail = TestChannel.Failing(refused);
        var dispatcher = bed.Dispatcher(mail);
        await Fail(dispatcher, OutboxDispatcher.MaxAttempts);
        refused.Clear();

        Assert.True(await bed.Store.Unpark(poison, "mail", bed.Clock.GetUtcNow()));
        while (await dispatcher.SendDue() > 0)
        {
        }

        Assert.Equal([poison, second, third], mail.Events.TakeLast(3));
        Assert.Equal(1, mail.Tried.ElementAt(OutboxDispatcher.MaxAttempts).Attempts);
        Assert.Equal(new OutboxHealth(0, 0, TimeSpan.Zero, TimeSpan.Zero), await bed.Store.Health(bed.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task What_is_not_parked_cannot_be_unparked()
    {
        var pending = bed.Add(Guid.NewGuid());

        Assert.False(await bed.Store.Unpark(pending, "mail", OutboxBed.Start));
        Assert.False(await bed.Store.Unpark(404, "mail", OutboxBed.Start));
    }

    [Fact]
    public async Task A_row_that_ends_the_process_at_each_attempt_is_parked_without_another()
    {
        var deadly = bed.Add(Guid.NewGuid());
        for (var attempt = 0; attempt < OutboxDispatcher.MaxAttempts; attempt++)
        {
            Assert.Equal([deadly], await bed.Claim(after: attempt * OutboxBed.Lease));
        }

        var mail = new TestChannel();
        bed.Clock.Advance(OutboxDispatcher.MaxAttempts * OutboxBed.Lease);
        await bed.Dispatcher(mail).SendDue();

        Assert.Empty(mail.Tried);
        Assert.Equal(deadly, Assert.Single(await bed.Store.Parked()).Event);
    }

    [Fact]
    public async Task Rows_being_retried_and_those_behind_are_not_overdue_but_as_old_as_they_are()
    {
        var stream = Guid.NewGuid();
        var poison = bed.Add(stream);
        bed.Add(stream);
        var dispatcher = bed.Dispatcher(TestChannel.Failing(new HashSet<long> { poison }));
        await Fail(dispatcher, times: 10);

        await dispatcher.SendDue();

        var now = bed.Clock.GetUtcNow();
        Assert.Equal(new OutboxHealth(2, 0, Lag: TimeSpan.Zero, Oldest: now - OutboxBed.Start), await bed.Store.Health(now));
        Assert.Equal(TimeSpan.FromMinutes(1), (await bed.Store.Health(now + OutboxDispatcher.DelayAfter(11) + TimeSpan.FromMinutes(1))).Lag);
    }

    /// <summary>Tries what is due, and waits the delay after each attempt.</summary>
    private async Task Fail(OutboxDispatcher dispatcher, int times)
    {
        for (var i = 0; i < times; i++)
        {
            while (await dispatcher.SendDue() > 0)
            {
            }

            bed.Clock.Advance(TimeSpan.FromHours(3));
        }
    }
}
