using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>From the queue to the simulator's sinks, over real HTTP.</summary>
[Trait("story", "T24-701")]
public sealed class DeliveryTests(SimulatorProcess simulator) : IClassFixture<SimulatorProcess>, IAsyncLifetime, IAsyncDisposable
{
    private readonly MessageBed bed = new(simulator.Database);
    private readonly SimulatedMessages sinks = new(simulator.Http);

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    [Fact]
    public async Task A_queued_mail_is_sent_once_and_what_it_said_is_gone()
    {
        await bed.Queue(new PasswordResetLink("a-secret", MessageBed.Noon.AddMinutes(30)));
        Assert.DoesNotContain("a-secret", Everything(), StringComparison.Ordinal);

        await bed.Deliver(sinks);
        await bed.Deliver(sinks);

        var mail = Assert.Single(await simulator.Sent("mail", bed.To));
        Assert.Equal(1, mail.Deliveries);
        Assert.Equal("Choisissez un nouveau mot de passe", mail.Part("subject"));
        Assert.Contains("https://toolbox24.example/mot-de-passe/nouveau#a-secret", mail.Part("text"), StringComparison.Ordinal);
        Assert.Contains("href=\"https://toolbox24.example/mot-de-passe/nouveau#a-secret\"", mail.Part("html"), StringComparison.Ordinal);
        Assert.Equal(["PasswordResetLink sent forgotten"], bed.Trace());
        Assert.Equal(0, bed.Unsent);
    }

    [Fact]
    public async Task A_queued_SMS_is_sent_once_in_one_segment()
    {
        var number = MobileNumber.Read("07" + Random.Shared.Next(10_000_000, 99_999_999)).Value();
        await bed.Store.Queue(Message.Sms(number, new PhoneCode("123456", MessageBed.Noon.AddMinutes(10)), null, MessageBed.Noon));

        await bed.Deliver(sinks, sinks);

        var sms = Assert.Single(await simulator.Sent("sms", number.Value));
        Assert.Contains("123456", sms.Part("text"), StringComparison.Ordinal);
        Assert.Equal("1", sms.Part("segments"));
        Assert.Equal(["PhoneCode sent forgotten"], bed.Trace());
    }

    [Fact]
    public async Task A_sink_that_is_down_gets_it_later_and_once()
    {
        await bed.Queue(new AccountReinstated("Dossier clos"));
        await simulator.Fail("mail", times: 3);

        await bed.Deliver(sinks, within: TimeSpan.FromMinutes(3));

        Assert.Equal(1, Assert.Single(await simulator.Sent("mail", bed.To)).Deliveries);
        Assert.Equal(4, simulator.Database.Scalar<int>("SELECT attempts FROM message"));
    }

    [Fact]
    public async Task A_crash_before_it_is_noted_sends_it_again_under_the_same_key_and_the_sink_counts_one()
    {
        await bed.Queue(new AccountReinstated("Dossier clos"));
        await bed.Deliver(new EndsAfterSending(sinks));
        Assert.Equal(["AccountReinstated unsent kept"], bed.Trace());

        await bed.Deliver(sinks, within: TimeSpan.FromMinutes(5));

        Assert.Equal(2, Assert.Single(await simulator.Sent("mail", bed.To)).Deliveries);
        Assert.Equal(["AccountReinstated sent forgotten"], bed.Trace());
    }

    [Fact]
    public async Task A_crash_after_it_was_noted_sends_nothing_more()
    {
        var message = await bed.Queue(new AccountReinstated("Dossier clos"));
        await bed.Store.MarkSent(message.Id, MessageBed.Noon, attempts: 1);

        await bed.Deliver(sinks);

        Assert.Empty(await simulator.Sent("mail", bed.To));
        Assert.Equal(0, bed.Unsent);
    }

    [Fact]
    public async Task A_code_whose_time_is_over_is_forgotten_instead()
    {
        await bed.Queue(new SignInLink("a-secret", "123456", MessageBed.Noon.AddMinutes(10)));
        await simulator.Fail("mail", times: 1);
        await bed.Deliver(sinks);
        bed.Clock.Advance(TimeSpan.FromMinutes(10));

        await bed.Deliver(sinks);

        Assert.Empty(await simulator.Sent("mail", bed.To));
        Assert.Equal(["SignInLink unsent forgotten"], bed.Trace());
        Assert.Equal(0, bed.Unsent);
    }

    [Fact]
    public async Task A_message_erased_before_it_was_sent_is_not_sent_and_holds_nothing_up()
    {
        var message = await bed.Queue(new AccountReinstated("Dossier clos"));
        await bed.Store.Erase(message.Account!.Value);

        await bed.Deliver(sinks);

        Assert.Empty(await simulator.Sent("mail", bed.To));
        Assert.Equal(0, bed.Unsent);
    }

    [Fact]
    public async Task A_mail_in_the_sink_can_be_read_as_its_reader_sees_it()
    {
        await bed.Queue(new AccountSuspended("<b>Outil</b> non rendu"));
        await bed.Deliver(sinks);
        var key = Assert.Single(await simulator.Sent("mail", bed.To)).Key;

        var html = await simulator.Http.GetAsync($"mail/{key}/html");
        var text = await simulator.Http.GetStringAsync($"mail/{key}/text");

        Assert.Contains("Motif : <b>Outil</b> non rendu", text, StringComparison.Ordinal);
        Assert.Contains("Motif : &lt;b&gt;Outil&lt;/b&gt; non rendu", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", string.Join(';', html.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private string Everything() => string.Join('\n', simulator.Database.Column<string>(
        "SELECT message::text FROM message UNION ALL SELECT event::text FROM event UNION ALL SELECT outbox::text FROM outbox"));

    /// <summary>The process ends when the mail is gone and nothing is noted yet.</summary>
    private sealed class EndsAfterSending(IMailProvider provider) : IMailProvider
    {
        public async Task Send(OutgoingMail mail, string key, CancellationToken cancellationToken)
        {
            await provider.Send(mail, key, cancellationToken);
            throw new IOException("the process ended");
        }
    }
}
