using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Catalog;

/// <summary>Takes a category away: 'Done', 'Stale', or 'Used' where a tool is of it.</summary>
internal sealed record CategoryRemoval(Category Category, ChangeNote Note) : UnitOfWork<CategoryRemoval, string>
{
    private readonly string audit = AuditLine.Write(new AuditEntry(
        Note.What, Note.Actor, "category", Category.Id.Value, Note.At, new Dictionary<string, string?>()));

    protected internal override string Sql =>
        """
        SELECT remove_category(target, expected, data, at, actor, audit)
        FROM unnest($1, $2, $3, $4, $5, $6) AS asked (target, expected, data, at, actor, audit)
        """;

    protected internal override void Bind(UnitColumns<CategoryRemoval> columns) => columns
        .Add(unit => unit.Category.Id.Value)
        .Add(unit => unit.Category.Version)
        .AddJson(unit => EventJson.Write(new { category = unit.Category.Id }))
        .Add(unit => unit.Note.At)
        .Add(unit => unit.Note.Actor)
        .AddJson(unit => unit.audit);

    protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
}
