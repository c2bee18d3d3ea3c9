using Microsoft.Extensions.Diagnostics.HealthChecks;
using Toolbox24.Silo.Health;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Health;

public sealed class OutboxCheckTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData(300, HealthStatus.Healthy)]
    [InlineData(301, HealthStatus.Unhealthy)]
    public async Task What_could_have_left_more_than_five_minutes_ago_is_unhealthy(int seconds, HealthStatus expected)
    {
        Add("mail", since: seconds);

        Assert.Equal(expected, await Check("mail"));
    }

    [Fact]
    public async Task A_channel_that_nobody_serves_is_never_late()
    {
        Add("mail", since: 10);
        Add("kiosk", since: 3600);

        Assert.Equal(HealthStatus.Healthy, await Check("mail"));
        Assert.Equal(HealthStatus.Healthy, await Check());
        Assert.Equal(HealthStatus.Unhealthy, await Check("mail", "kiosk"));
    }

    [Fact]
    public async Task What_is_parked_degrades_and_no_more()
    {
        Add("mail", since: 3600, status: "Parked");

        Assert.Equal(HealthStatus.Degraded, await Check("mail"));
    }

    [Theory]
    [InlineData(300, HealthStatus.Healthy)]
    [InlineData(301, HealthStatus.Degraded)]
    public async Task A_receiver_that_is_dead_degrades_though_its_messages_are_tried_again_and_again(int seconds, HealthStatus expected)
    {
        Add("mail", since: seconds);
        database.Execute("UPDATE outbox SET attempts = 7, next_try = $1", Noon.AddMinutes(2));

        Assert.Equal(expected, await Check("mail"));
        Assert.Equal(HealthStatus.Healthy, await Check());
    }

    private void Add(string channel, int since, string status = "Pending")
    {
        database.Execute(
            "SELECT append($1, 1, 'Tested', '{}', $2, 'test', $3)", Guid.NewGuid(), Noon.AddSeconds(-since), (string[])[channel]);
        database.Execute("UPDATE outbox SET status = $1 WHERE event = (SELECT max(position) FROM event)", status);
    }

    private async Task<HealthStatus> Check(params string[] served)
    {
        var check = new OutboxCheck(
            new OutboxStore(database.Source), served.Select(name => new NamedChannel(name)), MovableClock.StoppedAt(Noon));
        return (await check.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Status;
    }

    private sealed record NamedChannel(string Name) : IOutboxChannel
    {
        public Task Deliver(OutboxMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
