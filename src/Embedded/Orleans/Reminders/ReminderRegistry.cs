using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>Writes reminders to their table first, and then tells the service.</summary>
internal sealed class ReminderRegistry(
    IReminderTable table, ReminderService service, TimeProvider time, IOptions<ReminderOptions> options)
    : IReminderRegistry
{
    public async Task<IGrainReminder> RegisterOrUpdateReminder(
        GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        Check(reminderName, dueTime, period);
        var entry = new ReminderEntry
        {
            GrainId = callingGrainId,
            ReminderName = reminderName,
            StartAt = time.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        entry.ETag = await table.UpsertRow(entry);
        service.Put(entry);
        return new GrainReminder(reminderName, entry.ETag);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        if (reminder is not GrainReminder known)
            throw new ArgumentException("This reminder was not given out by this engine.", nameof(reminder));
        if (!await table.RemoveRow(callingGrainId, known.ReminderName, known.ETag))
            throw new ReminderException($"{known.ReminderName} of {callingGrainId} has changed since it was read.");
        service.Remove(callingGrainId, known.ReminderName);
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        var row = await table.ReadRow(callingGrainId, reminderName);
        return row is null ? null : new GrainReminder(row.ReminderName, row.ETag);
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        var rows = await table.ReadRows(callingGrainId);
        return [.. rows.Reminders.Select(row => new GrainReminder(row.ReminderName, row.ETag))];
    }

    private void Check(string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        var minimum = options.Value.MinimumReminderPeriod;
        if (period < minimum)
            throw new ArgumentException($"The period of {name} is {period}, less than {minimum}.", nameof(period));
    }
}
