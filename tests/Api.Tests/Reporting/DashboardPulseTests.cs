using System.Threading.Channels;
using HotChocolate.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Toolbox24.Api.Reporting;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Reporting;

namespace Toolbox24.Api.Tests.Reporting;

/// <summary>Dashboards hear of what happens: together, and not too often.</summary>
[Trait("story", "T24-902")]
public sealed class DashboardPulseTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task What_happens_within_half_a_second_is_told_together_and_counted_once_for_all()
    {
        var (topic, pauses) = (new NotedTopic(), new Pauses());
        using var pulse = new DashboardPulse(api.Services.GetRequiredService<DashboardQueries>(), topic, pauses, NullLogger<DashboardPulse>.Instance);
        await pulse.StartAsync(default);

        await pulse.Tell([], default);
        var first = await topic.Told.Reader.ReadAsync();
        var pause = await pauses.Begun.Reader.ReadAsync();
        for (var change = 0; change < 10; change++) await pulse.Tell([], default);
        Assert.False(topic.Told.Reader.TryPeek(out _));
        pause();
        var second = await topic.Told.Reader.ReadAsync();
        (await pauses.Begun.Reader.ReadAsync())();
        await pulse.Tell([], default);
        await topic.Told.Reader.ReadAsync();

        Assert.False(topic.Told.Reader.TryPeek(out _));
        Assert.Same(await first.Counted, await first.Counted);
        Assert.NotSame(await first.Counted, await second.Counted);
        await pulse.StopAsync(default);
    }

    [Fact]
    public async Task Whoever_watches_hears_how_things_stand_and_customers_do_not()
    {
        const string Watch = "subscription { dashboardChanged { openIncidents } }";
        const string Open = "mutation { openIncident(input: { severity: MINOR, text: \"Ampoule grillée\" }) { refusal { code } } }";
        var (staff, (camille, _, _)) = (await api.NewStaff(Role.Operator), await api.NewCustomer());
        using var socket = await ApiSocket.Connect(api.Url, staff.Cookies["__Host-session"]);
        using var other = await ApiSocket.Connect(api.Url, camille.Cookies["__Host-session"]);
        await socket.Subscribe("dashboard", Watch);
        await other.Say(new { id = "dashboard", type = "subscribe", payload = new { query = Watch } });
        Assert.Equal("error", (await other.Hear()).GetProperty("type").GetString());

        // The clock stands still between two beats: each step lets one pass.
        for (var step = 0; step < 3; step++)
        {
            Assert.Null(await staff.Refusal(Open));
            api.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.Equal("next", (await socket.Hear()).GetProperty("type").GetString());
    }

    private sealed class NotedTopic : ITopicEventSender
    {
        public Channel<DashboardBeat> Told { get; } = Channel.CreateUnbounded<DashboardBeat>();

        public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default) =>
            Told.Writer.WriteAsync((DashboardBeat)(object)message!, cancellationToken);

        public ValueTask CompleteAsync(string topicName) => ValueTask.CompletedTask;
    }

    /// <summary>A clock whose timers ring when the test says so.</summary>
    private sealed class Pauses : TimeProvider
    {
        public Channel<Action> Begun { get; } = Channel.CreateUnbounded<Action>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Begun.Writer.TryWrite(() => callback(state));
            return new NoTimer();
        }

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
