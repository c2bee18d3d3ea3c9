using System.Globalization;
using Npgsql;
using Orleans.Runtime;
using Toolbox24.Storage.Commits;

namespace Orleans.PostgreSql;

/// <summary>Keeps reminders in the table <c>reminder</c>.</summary>
internal sealed class ReminderTable(NpgsqlDataSource database, CommitWriter writer) : IReminderTable
{
    private const string Columns = "SELECT grain, name, start_at, period, etag FROM reminder";

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new(await Read($"{Columns} WHERE grain = $1", grainId.ToString()));

    /// <remarks>One engine runs at a time, so it asks for all of them; a narrower range is filtered here.</remarks>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var all = await Read(Columns);
        return new(begin == end ? all : all.Where(row => IsWithin(row.GrainId.GetUniformHashCode(), begin, end)));
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await Read($"{Columns} WHERE grain = $1 AND name = $2", grainId.ToString(), reminderName)).SingleOrDefault();

    public async Task<string> UpsertRow(ReminderEntry entry)
    {
        var etag = await writer.Commit(
            new ReminderUpsert(entry.GrainId.ToString(), entry.ReminderName, entry.StartAt, entry.Period));
        return etag.ToString(CultureInfo.InvariantCulture);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => writer.Commit(
        new ReminderRemoval(grainId.ToString(), reminderName, long.Parse(eTag, CultureInfo.InvariantCulture)));

    private async Task<List<ReminderEntry>> Read(string sql, params string[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        await using var rows = await command.ExecuteReaderAsync();

        var entries = new List<ReminderEntry>();
        while (await rows.ReadAsync())
        {
            entries.Add(new()
            {
                GrainId = GrainId.Parse(rows.GetString(0)),
                ReminderName = rows.GetString(1),
                StartAt = rows.GetDateTime(2),
                Period = rows.GetTimeSpan(3),
                ETag = rows.GetInt64(4).ToString(CultureInfo.InvariantCulture),
            });
        }

        return entries;
    }

    private static bool IsWithin(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
}
