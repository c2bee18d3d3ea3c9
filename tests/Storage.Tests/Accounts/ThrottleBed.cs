using Microsoft.Extensions.Logging.Abstractions;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Accounts;

/// <summary>Counters in a database of the test's own, under a clock that the test moves.</summary>
internal sealed class ThrottleBed(TestDatabase database) : IDisposable
{
    public static readonly DateTimeOffset Start = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly AttackWatch watch = new(NullLogger<AttackWatch>.Instance);

    /// <summary>What the stores have said.</summary>
    public Log<ThrottleStore> Log { get; } = new();

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Start);

    /// <summary>A store as a process has it that has just started.</summary>
    public ThrottleStore Store() => new(database.Source, new ServerKey("test-only-test-only-test-only-test-only"), watch, Log);

    /// <summary>Tries and fails.</summary>
    /// <returns>How long to wait; null where the try was let through.</returns>
    public async Task<TimeSpan?> Fail(params IReadOnlyList<ThrottleKey> keys)
    {
        var answer = await Store().Try(keys, Clock.GetUtcNow());
        return answer.Succeeded(out _, out var refusal) ? null : ((TooManyTries)refusal).Wait;
    }

    public async Task FailTimes(int times, params IReadOnlyList<ThrottleKey> keys)
    {
        for (var i = 0; i < times; i++) Assert.Null(await Fail(keys));
    }

    public async Task Succeed(params IReadOnlyList<ThrottleKey> keys)
    {
        var made = (await Store().Try(keys, Clock.GetUtcNow())).Value();
        await Store().Succeeded(made);
    }

    public void Dispose() => watch.Dispose();
}
