using Orleans.Timers;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>All reminders are lost, so that the sweeper alone must see to what is due.</summary>
internal sealed class NoReminders : IReminderRegistry
{
    public Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Task.FromResult<IGrainReminder>(new Lost(reminderName));

    public Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder) => Task.CompletedTask;

    public Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) => Task.FromResult<IGrainReminder?>(null);

    public Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) => Task.FromResult<List<IGrainReminder>>([]);

    private sealed record Lost(string ReminderName) : IGrainReminder;
}
