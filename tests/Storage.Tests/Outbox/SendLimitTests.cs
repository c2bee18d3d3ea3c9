using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Outbox;

public sealed class SendLimitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly OutboxBed bed = new(database);

    [Fact]
    public async Task A_receiver_that_hangs_is_left_behind_when_the_limit_has_passed()
    {
        var sent = bed.Add(Guid.NewGuid());
        var (mail, begun) = Hanging("mail");

        var sending = bed.Dispatcher(mail).SendDue();
        await begun;
        bed.Machine.Advance(Limit - TimeSpan.FromMilliseconds(1));
        Assert.False(sending.IsCompleted);
        bed.Machine.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, await sending);
        Assert.Equal(bed.Clock.GetUtcNow() + OutboxDispatcher.DelayAfter(1), bed.NextTry(sent));
        Assert.StartsWith(nameof(TimeoutException), bed.Of<string>(sent, "error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_takes_notice_is_told_when_the_limit_has_passed()
    {
        var sent = bed.Add(Guid.NewGuid());
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mail = new TestChannel
        {
            OnDeliver = async (_, cancellationToken) =>
            {
                var told = Task.Delay(Timeout.Infinite, cancellationToken);
                begun.SetResult();
                await told;
            },
        };

        var sending = bed.Dispatcher(mail).SendDue();
        await begun.Task;
        bed.Machine.Advance(Limit);

        Assert.Equal(1, await sending);
        Assert.Equal("Pending", bed.Of<string>(sent, "status"));
    }

    [Fact]
    public async Task A_clock_that_is_moved_cuts_nothing_that_is_under_way()
    {
        var sent = bed.Add(Guid.NewGuid());
        var (begun, answer) = (Signal(), Signal());
        var mail = new TestChannel
        {
            OnDeliver = async (_, cancellationToken) =>
            {
                begun.SetResult();
                await answer.Task.WaitAsync(cancellationToken);
            },
        };

        var sending = bed.Dispatcher(mail).SendDue();
        await begun.Task;
        bed.Clock.Advance(TimeSpan.FromDays(1));
        answer.SetResult();

        Assert.Equal(1, await sending);
        Assert.True(bed.IsGone(sent));
    }

    [Fact]
    public async Task What_is_behind_a_message_goes_once_that_is_off_though_another_hangs()
    {
        var (hanging, line) = (Guid.NewGuid(), Guid.NewGuid());
        var stuck = bed.Add(hanging);
        var (first, second) = (bed.Add(line), bed.Add(line));
        var arrived = Signal();
        var mail = new TestChannel
        {
            OnDeliver = async (message, cancellationToken) =>
            {
                if (message.Event == second) arrived.SetResult();
                if (message.Event == stuck) await Task.Delay(Timeout.Infinite, cancellationToken);
            },
        };
        using var dispatcher = bed.Dispatcher(mail);

        await dispatcher.StartAsync(CancellationToken.None);
        await arrived.Task;

        Assert.True(bed.IsGone(first));
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_channel_whose_receiver_hangs_holds_up_no_other()
    {
        bed.Add(Guid.NewGuid(), "mail", "sms");
        var (mail, begun) = Hanging("mail");
        var (sms, arrived) = Arriving("sms");
        using var dispatcher = bed.Dispatcher(mail, sms);
        await dispatcher.StartAsync(CancellationToken.None);
        await begun;
        await arrived(1);

        bed.Add(Guid.NewGuid(), "sms");
        bed.Signals.Raise();

        await arrived(2);
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_message_that_hangs_holds_up_no_other_of_its_channel()
    {
        var first = bed.Add(Guid.NewGuid());
        var (hangs, arrived) = (Signal(), Signal());
        using var dispatcher = bed.Dispatcher(new TestChannel
        {
            OnDeliver = async (message, cancellationToken) =>
            {
                (message.Event == first ? hangs : arrived).TrySetResult();
                if (message.Event == first) await Task.Delay(Timeout.Infinite, cancellationToken);
            },
        });
        await dispatcher.StartAsync(CancellationToken.None);
        await hangs.Task;

        bed.Add(Guid.NewGuid());
        bed.Signals.Raise();

        await arrived.Task;
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_is_there_at_the_start_goes_and_then_what_is_signalled()
    {
        bed.Add(Guid.NewGuid());
        var (mail, arrived) = Arriving("mail");
        using var dispatcher = bed.Dispatcher(mail);

        await dispatcher.StartAsync(CancellationToken.None);
        await arrived(1);
        bed.Add(Guid.NewGuid());
        bed.Signals.Raise();
        await arrived(2);

        await dispatcher.StopAsync(CancellationToken.None);
        Assert.Equal([1, 2], mail.Events);
    }

    [Fact]
    public async Task A_stop_cuts_what_is_under_way_and_gives_it_back_unharmed()
    {
        var sent = bed.Add(Guid.NewGuid());
        var (mail, begun) = Hanging("mail");
        using var dispatcher = bed.Dispatcher(mail);
        await dispatcher.StartAsync(CancellationToken.None);
        await begun;

        await dispatcher.StopAsync(CancellationToken.None);

        Assert.True(dispatcher.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal("Pending", bed.Of<string>(sent, "status"));
        Assert.Equal(0, bed.Of<int>(sent, "attempts"));
        Assert.Equal(OutboxBed.Start, bed.NextTry(sent));
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A receiver that never answers, and takes no notice of being cut.</summary>
    private static (TestChannel Channel, Task Begun) Hanging(string name)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource().Task;
        var channel = new TestChannel(name)
        {
            OnDeliver = (_, _) =>
            {
                begun.TrySetResult();
                return never;
            },
        };
        return (channel, begun.Task);
    }

    /// <summary>A receiver, and a task that ends when it was given so many.</summary>
    private static (TestChannel Channel, Func<int, Task> Arrived) Arriving(string name)
    {
        var arrivals = new[] { New(), New() };
        var count = 0;
        var channel = new TestChannel(name)
        {
            OnDeliver = (_, _) =>
            {
                arrivals[count++].SetResult();
                return Task.CompletedTask;
            },
        };
        return (channel, number => arrivals[number - 1].Task);

        static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
