using Npgsql;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Outbox;

public sealed class ClaimTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly OutboxBed bed = new(database);

    [Fact]
    public async Task What_stands_behind_a_row_is_not_due_before_that_one_is_through()
    {
        var stream = Guid.NewGuid();
        var (first, second, third) = (bed.Add(stream), bed.Add(stream), bed.Add(stream));
        var added = bed.NextTry(second);

        var claimed = Assert.Single(await bed.ClaimMessages());
        Assert.Equal((first, OutboxBed.Start + OutboxBed.Lease, OutboxBed.Start + OutboxBed.Lease), (claimed.Event, bed.NextTry(second), bed.NextTry(third)));

        await bed.Store.Sent(claimed);
        Assert.Equal((added, OutboxBed.Start + OutboxBed.Lease), (bed.NextTry(second), bed.NextTry(third)));
    }

    [Fact]
    public async Task A_row_is_claimed_from_the_instant_it_is_due()
    {
        var sent = bed.Add(Guid.NewGuid());

        Assert.Empty(await bed.Claim(after: TimeSpan.FromMilliseconds(-1)));
        Assert.Equal([sent], await bed.Claim());
    }

    [Fact]
    public async Task A_claim_says_what_happened_and_that_it_is_the_first_attempt()
    {
        var stream = Guid.NewGuid();
        var sent = bed.Add(stream);

        var message = Assert.Single(await bed.ClaimMessages());

        Assert.Equal(new OutboxMessage(sent, "mail", stream, "Tested", "{}", OutboxBed.Start, Attempts: 1), message);
        Assert.Equal($"mail-{sent}", message.IdempotencyKey);
    }

    [Fact]
    public async Task Only_the_first_of_a_stream_and_channel_is_claimed()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var first = bed.Add(one);
        bed.Add(one);
        var ofOther = bed.Add(other);

        Assert.Equal([first, ofOther], await bed.Claim());
        Assert.Empty(await bed.Claim());
    }

    [Fact]
    public async Task The_next_follows_when_the_first_is_sent()
    {
        var stream = Guid.NewGuid();
        bed.Add(stream);
        var second = bed.Add(stream);
        var first = Assert.Single(await bed.ClaimMessages());

        await bed.Store.Sent(first);

        Assert.Equal([second], await bed.Claim());
    }

    [Fact]
    public async Task Channels_of_one_stream_do_not_wait_for_each_other()
    {
        var stream = Guid.NewGuid();
        bed.Add(stream, "mail");
        bed.Add(stream, "mail", "sms");

        var claimed = await bed.ClaimMessages(channels: ["mail", "sms"]);

        Assert.Equal([(1, "mail"), (2, "sms")], claimed.Select(message => (message.Event, message.Channel)));
    }

    [Fact]
    public async Task A_channel_nobody_serves_keeps_its_rows_and_they_are_counted()
    {
        bed.Add(Guid.NewGuid(), "pigeon");
        bed.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Empty(await bed.Claim());
        Assert.Equal(
            new OutboxHealth(1, 0, Lag: TimeSpan.FromMinutes(10), Oldest: TimeSpan.FromMinutes(10)), await bed.Store.Health(bed.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task No_more_are_claimed_than_asked_for_oldest_first()
    {
        var sent = Enumerable.Range(0, 5).Select(_ => bed.Add(Guid.NewGuid())).ToList();

        Assert.Equal(sent[..3], await bed.Claim(limit: 3));
        Assert.Equal(sent[3..], await bed.Claim(limit: 3));
    }

    [Fact]
    public async Task A_row_that_another_is_claiming_is_passed_over_without_waiting()
    {
        var (taken, free) = (bed.Add(Guid.NewGuid()), bed.Add(Guid.NewGuid()));
        await using var other = await database.Source.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var take = new NpgsqlCommand($"SELECT FROM outbox WHERE event = {taken} FOR UPDATE", other, transaction);
        await take.ExecuteNonQueryAsync();

        Assert.Equal([free], await bed.Claim());
    }

    [Fact]
    public async Task Claimers_at_once_never_get_the_same_row()
    {
        for (var i = 0; i < 200; i++) bed.Add(Guid.NewGuid());

        var claimed = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bed.Claim(limit: 40)))))
            .SelectMany(events => events).ToList();
        claimed.AddRange(await bed.Claim(limit: 200));

        Assert.Equal(Enumerable.Range(1, 200).Select(position => (long)position), claimed.Order());
    }

    [Fact]
    public async Task A_claim_that_was_never_noted_comes_back_when_its_lease_has_passed()
    {
        var sent = bed.Add(Guid.NewGuid());
        var first = Assert.Single(await bed.ClaimMessages());

        Assert.Empty(await bed.Claim(after: OutboxBed.Lease - TimeSpan.FromMilliseconds(1)));
        var again = Assert.Single(await bed.ClaimMessages(after: OutboxBed.Lease));

        Assert.Equal((sent, 2), (again.Event, again.Attempts));
        Assert.Equal(first.IdempotencyKey, again.IdempotencyKey);
    }

    [Fact]
    public async Task Later_rows_wait_through_the_lease_of_the_first()
    {
        var stream = Guid.NewGuid();
        var first = bed.Add(stream);
        bed.Add(stream);
        await bed.Claim();

        Assert.Equal([first], await bed.Claim(after: OutboxBed.Lease));
    }

    [Fact]
    public async Task An_attempt_overtaken_by_a_later_one_notes_nothing()
    {
        var sent = bed.Add(Guid.NewGuid());
        var overtaken = Assert.Single(await bed.ClaimMessages());
        var latest = Assert.Single(await bed.ClaimMessages(after: OutboxBed.Lease));

        await bed.Store.Park(overtaken, "late");
        Assert.Equal("Pending", bed.Of<string>(sent, "status"));

        await bed.Store.Sent(latest);
        Assert.True(bed.IsGone(sent));
    }
}
