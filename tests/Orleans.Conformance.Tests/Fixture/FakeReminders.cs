using System.Collections.Concurrent;

namespace Orleans.Conformance;

/// <summary>A reminder table in memory, which outlives the hosts that use it.</summary>
public sealed class FakeReminders : IReminderTable
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderEntry> rows = new();
    private int version;

    public int Count => rows.Count;

    public Task TestOnlyClearTable()
    {
        rows.Clear();
        return Task.CompletedTask;
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) =>
        Task.FromResult(new ReminderTableData(rows.Values.Where(row => row.GrainId == grainId)));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Task.FromResult(new ReminderTableData(
        rows.Values.Where(row => IsBetween(row.GrainId.GetUniformHashCode(), begin, end))));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(rows.GetValueOrDefault((grainId, reminderName)));

    public Task<string> UpsertRow(ReminderEntry entry)
    {
        entry.ETag = $"v{Interlocked.Increment(ref version)}";
        rows[(entry.GrainId, entry.ReminderName)] = entry;
        return Task.FromResult(entry.ETag);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var row = rows.GetValueOrDefault((grainId, reminderName));
        return Task.FromResult(row?.ETag == eTag && rows.TryRemove((grainId, reminderName), out _));
    }

    private static bool IsBetween(uint hash, uint begin, uint end) =>
        begin < end ? begin < hash && hash <= end : hash > begin || hash <= end;
}
