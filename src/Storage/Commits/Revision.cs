using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Commits;

/// <summary>What is told of a change that somebody of the staff makes.</summary>
/// <param name="What">The change's name: the event's type and the audit's action.</param>
/// <param name="Actor">Who caused it: an id, or "system".</param>
/// <param name="At">When.</param>
/// <param name="Session">The session that asked for it: once it has ended, nothing is written. Null where there is none.</param>
public sealed record ChangeNote(string What, string Actor, DateTimeOffset At, Guid? Session = null);

/// <summary>Rows of another table that belong to the one written.</summary>
/// <param name="Table">Their table.</param>
/// <param name="Parent">The column that names the one they belong to.</param>
/// <param name="Instead">Whether they take the place of those there were.</param>
/// <param name="Rows">All their columns.</param>
internal sealed record Children(string Table, string Parent, bool Instead, IEnumerable<object> Rows);

/// <summary>
/// One row of an administered table as a decision left it, with its event, its audit line and its children. 'Stale', 'Taken',
/// 'Missing' and 'Ended' say that nothing was written, and why.
/// </summary>
/// <param name="Kind">The table.</param>
/// <param name="Id">Which row.</param>
/// <param name="Expected">The version it was decided from; 0 for a new row.</param>
/// <param name="State">The columns a decision may change, by their names in PascalCase.</param>
/// <param name="Happened">What the event says: never a person's words.</param>
/// <param name="Note">What is told of it.</param>
internal sealed record Revision(string Kind, Guid Id, long Expected, object State, object Happened, ChangeNote Note)
    : UnitOfWork<Revision, string>
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public Children? Children { get; init; }

    /// <summary>The channel by which the event leaves; null: it stays.</summary>
    public string? Channel { get; init; }

    /// <summary>What else the audit log is told.</summary>
    public IReadOnlyDictionary<string, string?> Facts { get; init; } = new Dictionary<string, string?>();

    protected internal override string Sql =>
        """
        SELECT CASE WHEN session_lives(session)
            THEN save_revision(kind, state, expected, what, facts, at, actor, audit, children, channel) ELSE 'Ended' END
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            AS made (kind, state, expected, what, facts, at, actor, audit, children, channel, session)
        """;

    /// <summary>All of it but its audit line, to be written later together with others.</summary>
    public JsonObject Json() => new()
    {
        ["kind"] = Kind,
        ["state"] = JsonNode.Parse(StateJson()),
        ["expected"] = Expected,
        ["what"] = Note.What,
        ["facts"] = JsonNode.Parse(EventJson.Write(Happened)),
        ["children"] = ChildrenJson() is { } children ? JsonNode.Parse(children) : null,
        ["channel"] = Channel,
    };

    /// <summary>Writes it.</summary>
    /// <param name="writer">By which.</param>
    /// <param name="written">What there is then.</param>
    /// <param name="taken">The refusal where a name or code is taken.</param>
    /// <param name="missing">The refusal where something it refers to is not there; without, that is a bug.</param>
    public async Task<Result<T>> Write<T>(CommitWriter writer, T written, Refusal? taken = null, Refusal? missing = null) where T : class =>
        await writer.Commit(this) switch
        {
            "Done" => written,
            "Stale" => new Stale(Expected),
            "Ended" => new SessionEnded(),
            "Taken" when taken is not null => taken,
            "Missing" when missing is not null => missing,
            var outcome => throw new InvalidOperationException($"A {Kind} cannot be written: {outcome}."),
        };

    /// <summary>What the audit log calls a row of a table: the log takes letters only.</summary>
    public static string AuditKind(string table) => table == "tool_unit" ? "unit" : table;

    protected internal override void Bind(UnitColumns<Revision> columns) => columns
        .Add(unit => unit.Kind)
        .AddJson(unit => unit.StateJson())
        .Add(unit => unit.Expected)
        .Add(unit => unit.Note.What)
        .AddJson(unit => EventJson.Write(unit.Happened))
        .Add(unit => unit.Note.At)
        .Add(unit => unit.Note.Actor)
        .AddJson(unit => unit.AuditJson())
        .AddJson(unit => unit.ChildrenJson())
        .Add(unit => unit.Channel)
        .Add(unit => unit.Note.Session);

    protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);

    private string StateJson()
    {
        var state = JsonSerializer.SerializeToNode(State, Snake)!.AsObject();
        state["id"] = Id;
        return state.ToJsonString();
    }

    private string? ChildrenJson() => Children is null ? null : JsonSerializer.Serialize(Children, Snake);

    private string AuditJson() => AuditLine.Write(new(
        Note.What, Note.Actor, AuditKind(Kind), Id, Note.At,
        new Dictionary<string, string?>(Facts) { ["version"] = (Expected + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) }));
}
