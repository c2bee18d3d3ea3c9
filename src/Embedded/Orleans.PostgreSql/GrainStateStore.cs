using System.Globalization;
using System.Text.Json;
using Npgsql;
using Orleans.Runtime;
using Orleans.Storage;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Orleans.PostgreSql;

/// <summary>Keeps grain states as JSON in the table <c>grain_state</c>; writes go out with the process's other commits.</summary>
internal sealed class GrainStateStore(NpgsqlDataSource database, CommitWriter writer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = database.CreateCommand("SELECT etag, data::text FROM grain_state WHERE grain = $1 AND name = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grainId.ToString() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stateName });
        await using var row = await command.ExecuteReaderAsync();

        var isStored = await row.ReadAsync();
        grainState.ETag = isStored ? Text(row.GetInt64(0)) : null;
        grainState.RecordExists = isStored && !await row.IsDBNullAsync(1);
        grainState.State = grainState.RecordExists
            ? JsonSerializer.Deserialize<T>(row.GetString(1), EventJson.Options)!
            : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Commit(stateName, grainId, grainState, JsonSerializer.Serialize(grainState.State, EventJson.Options));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Commit(stateName, grainId, grainState, data: null);
        (grainState.State, grainState.RecordExists) = (Activator.CreateInstance<T>(), false);
    }

    private async Task Commit<T>(string stateName, GrainId grainId, IGrainState<T> grainState, string? data)
    {
        long? expected = grainState.ETag is { } etag ? long.Parse(etag, CultureInfo.InvariantCulture) : null;
        var written = await writer.Commit(new GrainStateCommit(grainId.ToString(), stateName, expected, data));
        if (written is null)
        {
            throw new InconsistentStateException(
                $"The state {stateName} of {grainId} was written by another activation.", "unknown", grainState.ETag ?? "");
        }

        grainState.ETag = Text(written.Value);
    }

    private static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
