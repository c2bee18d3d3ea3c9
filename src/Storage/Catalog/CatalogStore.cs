using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Catalog;

/// <summary>Keeps tools and their units.</summary>
public sealed class CatalogStore(CommitWriter writer)
{
    public async Task<Result<Tool>> Add(Tool tool, DateTimeOffset at, string actor) =>
        await writer.Commit(new ToolInsertion(tool, at, actor)) ? tool : new ToolNameTaken(tool.Description.Name);

    public async Task<Result<ToolUnit>> Add(ToolUnit unit, DateTimeOffset at, string actor) =>
        await writer.Commit(new UnitInsertion(unit, at, actor)) ? unit : new CodeTaken(unit.Code);

    private sealed record ToolInsertion(Tool Happened, DateTimeOffset At, string Actor)
        : Insertion<ToolInsertion, Tool>(Happened, At, Actor)
    {
        // An array of arrays must be rectangular in PostgreSQL: synonyms travel as JSON.
        protected internal override string Sql =>
            """
            SELECT add_tool(
                id, name, category, ARRAY(SELECT jsonb_array_elements_text(synonyms)), description, drawing,
                width, height, depth, value, turnaround, data, at, actor)
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                AS made (
                    id, name, category, synonyms, description, drawing, width, height, depth, value, turnaround,
                    data, at, actor)
            """;

        protected internal override void Bind(UnitColumns<ToolInsertion> columns) => BindEvent(columns
            .Add(unit => unit.Happened.Id.Value)
            .Add(unit => unit.Happened.Description.Name)
            .Add(unit => unit.Happened.Description.Category)
            .AddJson(unit => System.Text.Json.JsonSerializer.Serialize(unit.Happened.Description.Synonyms))
            .Add(unit => unit.Happened.Description.Text)
            .Add(unit => unit.Happened.Description.Drawing)
            .Add(unit => unit.Happened.Size.Width)
            .Add(unit => unit.Happened.Size.Height)
            .Add(unit => unit.Happened.Size.Depth)
            .Add(unit => unit.Happened.ReplacementValue.Cents)
            .Add(unit => unit.Happened.Turnaround));
    }

    private sealed record UnitInsertion(ToolUnit Happened, DateTimeOffset At, string Actor)
        : Insertion<UnitInsertion, ToolUnit>(Happened, At, Actor)
    {
        protected internal override string Sql =>
            """
            SELECT register_unit(id, tool, code, data, at, actor)
            FROM unnest($1, $2, $3, $4, $5, $6) AS made (id, tool, code, data, at, actor)
            """;

        protected internal override void Bind(UnitColumns<UnitInsertion> columns) => BindEvent(columns
            .Add(unit => unit.Happened.Id.Value)
            .Add(unit => unit.Happened.Tool.Value)
            .Add(unit => unit.Happened.Code.Value));
    }
}
