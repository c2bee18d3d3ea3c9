using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Outbox;

public sealed class RetryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly OutboxBed bed = new(database);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(12, 4_096)]
    [InlineData(13, 8_192)]
    [InlineData(14, 10_800)]
    [InlineData(15, 10_800)]
    [InlineData(64, 10_800)]
    [InlineData(int.MaxValue, 10_800)]
    public void The_delay_doubles_up_to_three_hours(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), OutboxDispatcher.DelayAfter(attempts));

    [Fact]
    public void A_person_is_asked_after_about_half_a_day()
    {
        var tried = Enumerable.Range(1, OutboxDispatcher.MaxAttempts - 1).Sum(attempt => OutboxDispatcher.DelayAfter(attempt).TotalSeconds);

        Assert.Equal(new TimeSpan(10, 33, 2), TimeSpan.FromSeconds(tried));
    }

    [Fact]
    public async Task A_failed_row_is_tried_again_at_the_end_of_its_delay_and_not_before()
    {
        var sent = bed.Add(Guid.NewGuid());
        var dispatcher = bed.Dispatcher(TestChannel.Failing(new HashSet<long> { sent }));

        for (var attempt = 1; attempt < 6; attempt++)
        {
            Assert.Equal(1, await dispatcher.SendDue());
            Assert.Equal(attempt, bed.Of<int>(sent, "attempts"));
            Assert.Equal(bed.Clock.GetUtcNow() + OutboxDispatcher.DelayAfter(attempt), bed.NextTry(sent));

            bed.Clock.Advance(OutboxDispatcher.DelayAfter(attempt) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await dispatcher.SendDue());
            bed.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task A_row_left_by_a_dead_process_is_delivered_again_under_the_same_key()
    {
        bed.Add(Guid.NewGuid());
        var lost = Assert.Single(await bed.ClaimMessages());
        var mail = new TestChannel();
        bed.Clock.Advance(OutboxBed.Lease);

        await bed.Dispatcher(mail).SendDue();

        var again = Assert.Single(mail.Tried);
        Assert.Equal((lost.IdempotencyKey, 2), (again.IdempotencyKey, again.Attempts));
        Assert.True(bed.IsGone(lost.Event));
    }

    [Fact]
    public async Task A_sent_row_is_not_sent_again()
    {
        bed.Add(Guid.NewGuid());
        var mail = new TestChannel();
        var dispatcher = bed.Dispatcher(mail);
        await dispatcher.SendDue();

        bed.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await dispatcher.SendDue());
        Assert.Single(mail.Tried);
    }

    [Fact]
    public async Task A_delivery_that_cannot_be_noted_is_not_a_failed_one()
    {
        var sent = bed.Add(Guid.NewGuid());
        var dispatcher = bed.Dispatcher(new TestChannel());
        database.Execute("CREATE TABLE keeps_it (LIKE outbox, FOREIGN KEY (stream, channel, event) REFERENCES outbox)");
        database.Execute("INSERT INTO keeps_it SELECT * FROM outbox");

        var unnoted = await Record.ExceptionAsync(() => dispatcher.SendDue());
        database.Execute("DROP TABLE keeps_it");

        Assert.IsType<Npgsql.PostgresException>(unnoted);
        Assert.Equal(bed.Clock.GetUtcNow() + OutboxBed.Lease, bed.NextTry(sent));
        Assert.True(bed.Of<bool>(sent, "error IS NULL"));
    }

    [Fact]
    public async Task A_failure_in_words_that_no_column_holds_is_noted_all_the_same()
    {
        var sent = bed.Add(Guid.NewGuid());
        var mail = new TestChannel { OnDeliver = (_, _) => throw new HttpRequestException("re\0fu\ud800sé") };

        await bed.Dispatcher(mail).SendDue();

        Assert.Equal("HttpRequestException: re fu\ufffdsé", bed.Of<string>(sent, "error"));
    }
}
