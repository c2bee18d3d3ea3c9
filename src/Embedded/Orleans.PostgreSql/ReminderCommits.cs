using Npgsql;
using Toolbox24.Storage.Commits;

namespace Orleans.PostgreSql;

/// <summary>Writes a reminder whatever is there already. The outcome is its new etag.</summary>
internal sealed record ReminderUpsert(string Grain, string Name, DateTime StartAt, TimeSpan Period)
    : UnitOfWork<ReminderUpsert, long>
{
    protected override string Sql =>
        """
        SELECT write_reminder(grain, name, start_at, period)
        FROM unnest($1, $2, $3, $4) AS asked (grain, name, start_at, period)
        """;

    protected override bool AppendsEvents => false;

    protected override void Bind(UnitColumns<ReminderUpsert> columns) => columns
        .Add(unit => unit.Grain)
        .Add(unit => unit.Name)
        .Add(unit => unit.StartAt)
        .Add(unit => unit.Period);

    protected override long Read(NpgsqlDataReader row) => row.GetInt64(0);
}

/// <summary>Removes a reminder unless it was written again since. False: it was, or it is not there.</summary>
internal sealed record ReminderRemoval(string Grain, string Name, long Etag) : UnitOfWork<ReminderRemoval, bool>
{
    protected override string Sql =>
        """
        SELECT remove_reminder(grain, name, etag)
        FROM unnest($1, $2, $3) AS asked (grain, name, etag)
        """;

    protected override bool AppendsEvents => false;

    protected override void Bind(UnitColumns<ReminderRemoval> columns) => columns
        .Add(unit => unit.Grain)
        .Add(unit => unit.Name)
        .Add(unit => unit.Etag);

    protected override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
}
