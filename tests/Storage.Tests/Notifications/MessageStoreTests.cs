using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Tests.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Notifications;

[Trait("story", "T24-701")]
public sealed class MessageStoreTests : IClassFixture<TestDatabase>, IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = OutboxBed.Start;
    private static readonly Guid Account = Guid.CreateVersion7(Noon);
    private static readonly EmailAddress Client = EmailAddress.Read("client@example.fr").Value();

    private readonly TestDatabase database;
    private readonly CommitWriter writer;
    private readonly MessageLine line = new(new TestSeal());
    private readonly MessageStore store;

    public MessageStoreTests(TestDatabase database)
    {
        this.database = database;
        database.Execute("TRUNCATE event, outbox, message RESTART IDENTITY");
        writer = new CommitWriter(database.Source);
        store = new MessageStore(database.Source, writer, line, new TestSeal());
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    [Fact]
    public async Task A_message_waits_as_it_was_queued()
    {
        var message = AMail();

        await store.Queue(message);

        var waiting = (await store.Load(message.Id))!;
        Assert.Equal(message with { Facts = waiting.Facts }, waiting);
        Assert.Equal(message.Facts, waiting.Facts);
    }

    [Fact]
    public async Task The_journal_and_the_outbox_know_its_id_and_nothing_else()
    {
        var message = AMail();

        await store.Queue(message);

        Assert.Equal(
            [$$"""MessageQueued {"message": "{{message.Id.Value}}"} system"""],
            database.Column<string>("SELECT type || ' ' || data || ' ' || actor FROM event"));
        Assert.Equal(
            [$"mail {message.Id.Value}"], database.Column<string>("SELECT channel || ' ' || stream FROM outbox"));
    }

    [Fact]
    public async Task What_it_says_is_sealed_while_it_waits()
    {
        await store.Queue(AMail());

        Assert.DoesNotContain("a-secret", database.Scalar<string>("SELECT message::text FROM message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_it_is_forgotten_but_for_the_trace()
    {
        var message = AMail();
        await store.Queue(message);

        await store.MarkSent(message.Id, Noon.AddMinutes(1), attempts: 3);

        Assert.Null(await store.Load(message.Id));
        Assert.Equal(
            ["PasswordResetLink 3 00:01:00"],
            database.Column<string>("SELECT template || ' ' || attempts || ' ' || (sent_at - at) FROM message WHERE facts IS NULL"));
    }

    [Fact]
    public async Task Noted_twice_the_first_time_stays()
    {
        var message = AMail();
        await store.Queue(message);

        await store.MarkSent(message.Id, Noon.AddMinutes(1), attempts: 1);
        await store.MarkSent(message.Id, Noon.AddMinutes(9), attempts: 2);
        await store.MarkTooLate(message.Id, attempts: 3);

        Assert.Equal(1, database.Scalar<int>("SELECT attempts FROM message"));
    }

    [Fact]
    public async Task Queued_again_it_is_not_sent_twice()
    {
        var message = AMail();
        await store.Queue(message);
        await store.MarkSent(message.Id, Noon, attempts: 1);

        await store.Queue(message);

        Assert.Null(await store.Load(message.Id));
        Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public void Several_are_queued_at_once_and_nothing_for_nothing()
    {
        var sms = Message.Sms(MobileNumber.Read("0612345678").Value(), new PhoneCode("123456", Noon), Account, Noon);

        database.Execute("SELECT queue_message($1::jsonb)", line.Write([AMail(), sms]));
        database.Execute("SELECT queue_message(NULL)");
        database.Execute("SELECT queue_message('[]')");

        Assert.Equal(["mail", "sms"], database.Column<string>("SELECT channel FROM outbox ORDER BY event"));
        Assert.Null(line.Write((Message?)null));
    }

    [Fact]
    public async Task Erasing_a_person_erases_all_that_was_told_to_them_and_to_nobody_else()
    {
        var (mine, theirs) = (AMail(), AMail() with { Account = Guid.NewGuid() });
        await store.Queue(mine);
        await store.Queue(theirs);

        Assert.Equal(1, await store.Erase(Account));

        Assert.Null(await store.Load(mine.Id));
        Assert.NotNull(await store.Load(theirs.Id));
        Assert.Equal(2, database.Scalar<long>("SELECT count(*) FROM event"));
    }

    private static Message AMail() =>
        Message.Mail(Client, new PasswordResetLink("a-secret", Noon.AddHours(1)), Account, Noon);

    /// <summary>Not encryption, but not the facts either.</summary>
    private sealed class TestSeal : IMessageSeal
    {
        public string Close(string facts) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(facts));

        public string Open(string facts) => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(facts));
    }
}
