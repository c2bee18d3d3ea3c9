using System.Net;
using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>What cannot be sent is parked for a person to see, and says nothing about anybody.</summary>
[Trait("story", "T24-701")]
public sealed class RefusalTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime, IAsyncDisposable
{
    private static readonly Dictionary<string, string> NoFacts = [];

    private readonly MessageBed bed = new(database);

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    [Theory]
    [InlineData("client@example.fr\r\nBcc: autre@example.fr")]
    [InlineData("client@example.fr, autre@example.fr")]
    [InlineData("Un client <client@example.fr>")]
    public async Task An_address_that_is_more_than_one_address_is_never_written_to(string to)
    {
        var parked = await Parked(new(MessageId.New(MessageBed.Noon), null, MessageChannel.Mail, to, "AccountReinstated", NoFacts, MessageBed.Noon));

        Assert.DoesNotContain("example", parked.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0612345678,0712345678")]
    [InlineData("+32470123456")]
    public async Task A_number_that_is_not_a_mobile_of_France_is_never_written_to(string to)
    {
        var facts = new PhoneCode("123456", MessageBed.Noon.AddMinutes(10)).Facts;

        var parked = await Parked(new(MessageId.New(MessageBed.Noon), null, MessageChannel.Sms, to, "PhoneCode", facts, MessageBed.Noon));

        Assert.Equal("sms", parked.Channel);
    }

    [Theory]
    [InlineData("NoSuchTemplate")]
    [InlineData("PhoneCode")]
    [InlineData("PasswordResetLink")]
    public async Task A_message_without_words_or_without_its_facts_is_parked(string template)
    {
        var parked = await Parked(new(MessageId.New(MessageBed.Noon), null, MessageChannel.Mail, bed.To, template, NoFacts, MessageBed.Noon));

        Assert.Contains(template, parked.Error, StringComparison.Ordinal);
        Assert.Equal([$"{template} unsent kept"], bed.Trace());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task A_mail_that_a_provider_refuses_for_good_is_parked_at_once(HttpStatusCode answer)
    {
        await bed.Queue(new AccountReinstated("Dossier clos"));

        await bed.Deliver(Answering(answer));

        Assert.Equal(1, Assert.Single(await bed.Outbox.Parked()).Attempts);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Whatever_may_pass_is_tried_again(HttpStatusCode answer)
    {
        await bed.Queue(new AccountReinstated("Dossier clos"));

        await bed.Deliver(Answering(answer));

        Assert.Empty(await bed.Outbox.Parked());
        Assert.Equal(1, bed.Unsent);
    }

    [Fact]
    public async Task A_mail_that_never_passes_is_parked_in_the_end_and_can_be_sent_again()
    {
        await bed.Queue(new AccountReinstated("Dossier clos"));
        await bed.Deliver(Answering(HttpStatusCode.ServiceUnavailable), within: TimeSpan.FromHours(20));
        var parked = Assert.Single(await bed.Outbox.Parked());
        Assert.Equal(OutboxDispatcher.MaxAttempts, parked.Attempts);

        await bed.Outbox.Unpark(parked.Event, "mail", bed.Clock.GetUtcNow());
        await bed.Deliver(Answering(HttpStatusCode.Accepted));

        Assert.Equal(["AccountReinstated sent forgotten"], bed.Trace());
    }

    private async Task<ParkedMessage> Parked(Message message)
    {
        await bed.Store.Queue(message);
        var asked = Answering(HttpStatusCode.Accepted);

        await bed.Deliver(asked, asked);

        return Assert.Single(await bed.Outbox.Parked());
    }

    private static SimulatedMessages Answering(HttpStatusCode answer) =>
        new(new HttpClient(new Provider(answer)) { BaseAddress = new Uri("http://provider") });

    private sealed class Provider(HttpStatusCode answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(answer));
    }
}
