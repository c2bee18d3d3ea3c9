using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The call a reminder makes.</summary>
internal sealed class ReminderTick(string name, TickStatus status) : Request
{
    private static readonly GrainMethod Receive = new(nameof(IRemindable), nameof(IRemindable.ReceiveReminder));

    public override GrainMethod Method => Receive;

    protected override Task Invoke(object grain) => ((IRemindable)grain).ReceiveReminder(name, status);
}
