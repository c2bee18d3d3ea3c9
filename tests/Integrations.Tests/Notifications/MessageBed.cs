using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>Queued messages on their way to whatever provider a test wants, on a clock that stands still.</summary>
internal sealed class MessageBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly WebLinks Links = new(new Uri("https://toolbox24.example"));

    private readonly CommitWriter writer;

    public MessageBed(TestDatabase database)
    {
        Database = database;
        database.Execute("TRUNCATE outbox, message");
        var seal = new MessageSeal(new EphemeralDataProtectionProvider());
        writer = new CommitWriter(database.Source);
        Store = new MessageStore(database.Source, writer, new MessageLine(seal), seal);
        Outbox = new OutboxStore(database.Source);
    }

    public TestDatabase Database { get; }

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Noon);

    public MessageStore Store { get; }

    public OutboxStore Outbox { get; }

    /// <summary>An address nobody else uses, for one sink serves many tests.</summary>
    public string To { get; } = $"client-{Guid.NewGuid():n}@example.fr";

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    public async Task<Message> Queue(MessageContent content)
    {
        var message = Message.Mail(EmailAddress.Read(To).Value(), content, Guid.NewGuid(), Clock.GetUtcNow());
        await Store.Queue(message);
        return message;
    }

    /// <summary>Sends what is due, and what comes due within a time.</summary>
    public async Task Deliver(IMailProvider mail, TimeSpan within = default) => await Deliver(mail, new NoSms(), within);

    public async Task Deliver(IMailProvider mail, ISmsProvider sms, TimeSpan within = default)
    {
        IOutboxChannel[] channels = [new MailChannel(Store, Clock, Links, mail), new SmsChannel(Store, Clock, sms)];
        using var dispatcher = new OutboxDispatcher(
            Outbox, channels, new DatabaseSignals(), Clock, NullLogger<OutboxDispatcher>.Instance);

        var end = Clock.GetUtcNow() + within;
        await SendDue(dispatcher);
        while (Clock.GetUtcNow() < end)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await SendDue(dispatcher);
        }
    }

    public List<string> Trace() => Database.Column<string>(
        "SELECT template || CASE WHEN sent_at IS NULL THEN ' unsent' ELSE ' sent' END || CASE WHEN facts IS NULL THEN ' forgotten' ELSE ' kept' END FROM message");

    public long Unsent => Database.Scalar<long>("SELECT count(*) FROM outbox");

    private static async Task SendDue(OutboxDispatcher dispatcher)
    {
        while (await dispatcher.SendDue() > 0)
        {
        }
    }

    private sealed class NoSms : ISmsProvider
    {
        public Task Send(MobileNumber to, SmsText text, string key, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("no SMS was expected");
    }
}
