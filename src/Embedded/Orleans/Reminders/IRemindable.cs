using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that can be reminded, in memory or not.</summary>
public interface IRemindable : IGrain
{
    Task ReceiveReminder(string reminderName, TickStatus status);
}
