using Npgsql;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Tests.Commits;

/// <summary>Appends one event. False: its version is taken.</summary>
/// <param name="Stream">The aggregate.</param>
/// <param name="Version">The version the aggregate has afterwards.</param>
/// <param name="Channels">The ways it leaves by, comma between.</param>
internal sealed record Append(Guid Stream, long Version = 1, string Channels = "") : UnitOfWork<Append, bool>
{
    public static readonly DateTimeOffset At = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    protected internal override string Sql =>
        """
        SELECT append(stream, version, 'Tested', '{"by": "hand"}', $4, 'test', string_to_array(channels, ','))
        FROM unnest($1, $2, $3) AS asked (stream, version, channels)
        """;

    protected internal override void Bind(UnitColumns<Append> columns) => columns
        .Add(unit => unit.Stream)
        .Add(unit => unit.Version)
        .Add(unit => unit.Channels)
        .AddShared(At);

    protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
}

/// <summary>Writes a row to a table of the tests' own; what it needs is only looked for at the commit.</summary>
internal sealed record Keep(int Id, int? Needs = null, string Text = "") : UnitOfWork<Keep, int>
{
    public const string Table =
        """
        CREATE TABLE kept (
            id    integer PRIMARY KEY,
            needs integer REFERENCES kept DEFERRABLE INITIALLY DEFERRED,
            text  text NOT NULL)
        """;

    protected internal override string Sql => "INSERT INTO kept SELECT * FROM unnest($1, $2, $3) RETURNING id";

    protected internal override bool AppendsEvents => false;

    protected internal override void Bind(UnitColumns<Keep> columns) => columns
        .Add(unit => unit.Id)
        .Add(unit => unit.Needs)
        .Add(unit => unit.Text);

    protected internal override int Read(NpgsqlDataReader row) => row.GetInt32(0);
}

/// <summary>An error of the database, where it divides by nothing.</summary>
internal sealed record Divide(int By) : UnitOfWork<Divide, int>
{
    protected internal override string Sql => "SELECT 12 / by FROM unnest($1) AS asked (by)";

    protected internal override bool AppendsEvents => false;

    protected internal override void Bind(UnitColumns<Divide> columns) => columns.Add(unit => unit.By);

    protected internal override int Read(NpgsqlDataReader row) => row.GetInt32(0);
}

/// <summary>Does in our own code what a test says, with a write of its own.</summary>
internal sealed record Scripted(int Id) : UnitOfWork<Scripted, int>
{
    public Action OnBind { get; init; } = () => { };

    public Func<NpgsqlDataReader, int> OnRead { get; init; } = row => row.GetInt32(0);

    public string Answers { get; init; } = "INSERT INTO kept (id, text) SELECT id, '' FROM unnest($1) AS asked (id) RETURNING id";

    protected internal override string Sql => Answers;

    protected internal override bool AppendsEvents => false;

    protected internal override void Bind(UnitColumns<Scripted> columns) => columns.Add(unit =>
    {
        unit.OnBind();
        return unit.Id;
    });

    protected internal override int Read(NpgsqlDataReader row) => OnRead(row);
}
