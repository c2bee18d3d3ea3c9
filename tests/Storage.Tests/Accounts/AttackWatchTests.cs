using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Storage.Tests.Accounts;

[Trait("story", "T24-109")]
public sealed class AttackWatchTests : IDisposable
{
    private readonly List<string> said = [];
    private readonly AttackWatch watch;

    public AttackWatchTests() => watch = new AttackWatch(new Listening(said));

    public void Dispose() => watch.Dispose();

    [Fact]
    public void Unusually_many_failures_in_a_minute_are_told_once()
    {
        Fail(AttackWatch.Unusual - 1, ThrottleBed.Start);
        Assert.Empty(said);

        Fail(3 * AttackWatch.Unusual, ThrottleBed.Start.AddSeconds(59));
        Assert.Single(said);
    }

    [Fact]
    public void And_again_in_the_next_minute()
    {
        Fail(2 * AttackWatch.Unusual, ThrottleBed.Start);
        Fail(2 * AttackWatch.Unusual, ThrottleBed.Start.AddMinutes(1));

        Assert.Equal(2, said.Count);
    }

    [Fact]
    public void The_usual_ones_are_not()
    {
        for (var minute = 0; minute < 60; minute++) Fail(AttackWatch.Unusual - 1, ThrottleBed.Start.AddMinutes(minute));

        Assert.Empty(said);
    }

    [Fact]
    public void Failures_and_refusals_are_metrics()
    {
        Fail(3, ThrottleBed.Start);
        watch.Refused();

        var shown = new Dictionary<string, List<long>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, mine) =>
        {
            if (instrument.Meter.Name == "Toolbox24.Accounts") mine.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            (shown.TryGetValue(instrument.Name, out var values) ? values : shown[instrument.Name] = []).Add(value));
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Contains(3, shown["toolbox24.sign_in.failures"]);
        Assert.Contains(1, shown["toolbox24.sign_in.refusals"]);
    }

    private void Fail(int times, DateTimeOffset at)
    {
        for (var i = 0; i < times; i++) watch.Failed(at);
    }

    private sealed class Listening(List<string> said) : ILogger<AttackWatch>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Add($"{logLevel} {formatter(state, exception)}");
    }
}
