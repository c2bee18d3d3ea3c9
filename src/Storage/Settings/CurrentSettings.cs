using Npgsql;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Settings;

/// <summary>
/// What is set, kept in the process: read when it is first asked for, and again after the database has told of a change. What
/// this process writes itself counts from the next question on; other processes' writes as soon as they are heard of.
/// </summary>
public sealed class CurrentSettings(ParameterStore parameters, GridStore grids, DatabaseSignals signals)
{
    private readonly Lock renewing = new();
    private volatile Held? held;

    /// <summary>What holds at an instant.</summary>
    /// <exception cref="NpgsqlException">It had to be read, and cannot be.</exception>
    public async ValueTask<SettingsInForce> At(DateTimeOffset at) => (await Read()).At(at);

    /// <summary>All there is, to be asked about any instant.</summary>
    public ValueTask<SettingsSnapshot> Read() =>
        held is { Changed.IsCompleted: false, Snapshot: { IsCompletedSuccessfully: true } known } ? new(known.Result) : new(Renew());

    private Task<SettingsSnapshot> Renew()
    {
        lock (renewing)
        {
            if (held is { Changed.IsCompleted: false, Snapshot: { IsFaulted: false, IsCanceled: false } underWay }) return underWay;

            // Away from whoever asks: a grain's scheduler must not keep all others waiting.
            var changed = signals.NextSettings();
            held = new Held(changed, Task.Run(Load));
            return held.Snapshot;
        }
    }

    private async Task<SettingsSnapshot> Load() => new(await parameters.Load(), await grids.LoadBook());

    private sealed record Held(Task Changed, Task<SettingsSnapshot> Snapshot);
}
