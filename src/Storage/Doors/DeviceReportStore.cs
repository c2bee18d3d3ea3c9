using Npgsql;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Doors;

/// <summary>What a device says of a door.</summary>
/// <param name="Device">Which device.</param>
/// <param name="Door">Of which door; of its own site.</param>
/// <param name="Report">What.</param>
public sealed record DeviceReported(DeviceId Device, DoorId Door, DoorReport Report);

/// <summary>Takes what devices say: once for each number they give it, however often they say it.</summary>
public sealed class DeviceReportStore(NpgsqlDataSource database, CommitWriter writer)
{
    /// <summary>The channel by which reports go on to their doors, in the order of their numbers.</summary>
    public const string Channel = "devices";

    /// <summary>The highest number that was taken of a device; 0 where none was.</summary>
    public async Task<long> Last(DeviceId device, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand("SELECT coalesce(max(version), 0) FROM event WHERE stream = device_stream($1)");
        command.Parameters.AddWithValue(device.Value);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Takes a report; false where its number was taken before, which changes nothing.</summary>
    public Task<bool> Take(DeviceReported said, long number, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(said);
        return writer.Commit(new ReportCommit(said.Device.Value, number, nameof(DeviceReported), EventJson.Write(said), at, IsPassedOn: true));
    }

    /// <summary>Notes that what bore a number is of no use, so that the next can be taken.</summary>
    public Task<bool> SetAside(DeviceId device, long number, string why, DateTimeOffset at) => writer.Commit(new ReportCommit(
        device.Value, number, "ReportSetAside", EventJson.Write(new { device, why }), at, IsPassedOn: false));

    private sealed record ReportCommit(Guid Device, long Number, string What, string Facts, DateTimeOffset At, bool IsPassedOn)
        : UnitOfWork<ReportCommit, bool>
    {
        protected internal override string Sql =>
            $"""
            SELECT append(
                device_stream(device), number, what, facts, at, device::text,
                CASE WHEN passed_on THEN ARRAY['{Channel}'] ELSE '{"{}"}'::text[] END)
            FROM unnest($1, $2, $3, $4, $5, $6) AS made (device, number, what, facts, at, passed_on)
            """;

        protected internal override void Bind(UnitColumns<ReportCommit> columns) => columns
            .Add(unit => unit.Device)
            .Add(unit => unit.Number)
            .Add(unit => unit.What)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.IsPassedOn);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
