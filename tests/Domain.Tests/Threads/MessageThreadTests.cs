using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Threads;

namespace Toolbox24.Domain.Tests.Threads;

public sealed class MessageThreadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Somebody = new(Guid.CreateVersion7());
    private static readonly MessageThread Empty = new(new RentalId(Guid.CreateVersion7()), Somebody);

    [Fact]
    public void A_customer_waits_from_their_first_message_until_the_staff_answers()
    {
        var asked = Written(Written(Empty, ThreadSide.Customer, Noon), ThreadSide.Customer, Noon.AddMinutes(5));
        var answered = Written(asked, ThreadSide.Staff, Noon.AddMinutes(9));

        Assert.Equal((Noon, 0, 2), (asked.WaitsSince, asked.Unread(ThreadSide.Customer), asked.Unread(ThreadSide.Staff)));
        Assert.Equal((null, 1, 0), (answered.WaitsSince, answered.Unread(ThreadSide.Customer), answered.Unread(ThreadSide.Staff)));
    }

    [Fact]
    public void Who_has_not_read_two_minutes_after_the_first_message_is_written_to_once()
    {
        var written = Written(Written(Empty, ThreadSide.Staff, Noon), ThreadSide.Staff, Noon.AddMinutes(1));

        Assert.Null(written.MeetDeadline(Noon.AddMinutes(2).AddTicks(-1)));
        var due = written.MeetDeadline(Noon.AddMinutes(2))!;
        Assert.Null(written.Apply(due).MeetDeadline(Noon.AddDays(1)));
        Assert.Null(written.Apply(written.Read(ThreadSide.Customer, 2, Noon)!).MeetDeadline(Noon.AddDays(1)));
        Assert.NotNull(written.Apply(written.Read(ThreadSide.Customer, 1, Noon)!).MeetDeadline(Noon.AddDays(1)));
        Assert.Null(Written(written, ThreadSide.Customer, Noon).MeetDeadline(Noon.AddDays(1)));
    }

    [Fact]
    public void How_long_they_have_to_read_is_what_was_set_when_it_was_written()
    {
        var written = Empty.Apply(Empty.Write(ThreadSide.Staff, Somebody, "Bonjour", new ThreadRules(TimeSpan.FromMinutes(7)), Noon).Value());

        Assert.Equal(Noon.AddMinutes(7), written.LetterAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Nobody_reads_again_what_they_have_read_or_what_there_is_not(int number)
    {
        var written = Written(Written(Empty, ThreadSide.Customer, Noon), ThreadSide.Staff, Noon);

        Assert.Null(written.Read(ThreadSide.Customer, number, Noon));
    }

    [Fact]
    public void A_thread_holds_500_messages_of_2000_characters()
    {
        Assert.Equal(new ThreadFull(500), (Empty with { Count = 500 }).Write(ThreadSide.Staff, Somebody, "Encore", ThreadRules.Default, Noon).Refusal());
        Assert.IsType<NameTooLong>(Empty.Write(ThreadSide.Staff, Somebody, new string('a', 2_001), ThreadRules.Default, Noon).Refusal());
        Assert.Equal(new EmptyName(), Empty.Write(ThreadSide.Staff, Somebody, " \n", ThreadRules.Default, Noon).Refusal());
    }

    private static MessageThread Written(MessageThread thread, ThreadSide side, DateTimeOffset at) =>
        thread.Apply(thread.Write(side, Somebody, "Bonjour", ThreadRules.Default, at).Value());
}
