using Npgsql;
using Toolbox24.Storage.Commits;

namespace Orleans.PostgreSql;

/// <summary>Writes one grain state where the stored etag is the expected one. The outcome is the new etag; null: it was not.</summary>
internal sealed record GrainStateCommit(string Grain, string Name, long? Expected, string? Data)
    : UnitOfWork<GrainStateCommit, long?>
{
    protected override string Sql =>
        """
        SELECT write_grain_state(grain, name, expected, data)
        FROM unnest($1, $2, $3, $4) AS asked (grain, name, expected, data)
        """;

    protected override bool AppendsEvents => false;

    protected override void Bind(UnitColumns<GrainStateCommit> columns) => columns
        .Add(unit => unit.Grain)
        .Add(unit => unit.Name)
        .Add(unit => unit.Expected)
        .AddJson(unit => unit.Data);

    protected override long? Read(NpgsqlDataReader row) => row.IsDBNull(0) ? null : row.GetInt64(0);
}
