using Orleans.Conformance;

namespace Toolbox24.Embedded.Tests.Orleans;

/// <summary>The real table, which tells when all of it was read and then waits until the test lets it go on.</summary>
internal sealed class WatchedReminders(IReminderTable table, Signals signals) : IReminderTable
{
    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        try
        {
            var rows = await table.ReadRows(begin, end);
            signals.Set("read");
            await signals.When("go on");
            return rows;
        }
        catch (Exception)
        {
            signals.Set("not read");
            throw;
        }
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => table.ReadRows(grainId);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => table.ReadRow(grainId, reminderName);

    public Task<string> UpsertRow(ReminderEntry entry) => table.UpsertRow(entry);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        table.RemoveRow(grainId, reminderName, eTag);
}
