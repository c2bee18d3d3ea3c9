using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Consumables;

/// <summary>Keeps consumables and how many there are at each site.</summary>
public sealed class ConsumableStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string Columns = "SELECT id, version, name, description, measure, price_cents, retired_at FROM consumable";

    private const string StockColumns = "SELECT id, version, site_id, consumable_id, quantity, low_threshold FROM stock";

    /// <returns>The consumable as written; <see cref="ConsumableNameTaken" /> or <see cref="Stale" />.</returns>
    public Task<Result<Consumable>> Save(Consumable after, ChangeNote note) =>
        Of(after, note).Write(writer, after with { Version = after.Version + 1 }, new ConsumableNameTaken(after.Name));

    /// <summary>Writes a stock as a decision left it, with what moved it.</summary>
    /// <returns>The stock as written; <see cref="Stale" />, or <see cref="UnknownSite" /> also where the consumable is not there.</returns>
    public Task<Result<Stock>> Save(Stock after, StockMovement? movement, ChangeNote note)
    {
        var written = after with { Version = after.Version + 1 };
        var revision = new Revision(
            "stock", after.Id, after.Version,
            new { SiteId = after.Site.Value, ConsumableId = after.Consumable.Value, after.Quantity, after.LowThreshold },
            new { after.Id, after.Site, after.Consumable, after.Quantity, after.LowThreshold, movement?.Kind, movement?.Change }, note)
        {
            Facts = new Dictionary<string, string?> { ["kind"] = movement?.Kind.ToString(), ["change"] = $"{movement?.Change}" },
        };
        if (movement is not null) revision = revision with { Children = Line(after, movement) };

        // A stock that somebody else began at the same moment is there by now.
        return revision.Write(writer, written, new Stale(after.Version), new UnknownSite(after.Site));
    }

    /// <summary>What is sold, by name.</summary>
    public Task<List<Consumable>> All(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Columns} WHERE retired_at IS NULL ORDER BY name", Read, [], cancellationToken);

    /// <summary>All consumables, those that are sold no more too, by name.</summary>
    public Task<List<Consumable>> Whole(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Columns} ORDER BY name", Read, [], cancellationToken);

    /// <summary>The consumables that exist of those asked for, in no order.</summary>
    public Task<List<Consumable>> Find(IReadOnlyCollection<ConsumableId> ids, CancellationToken cancellationToken = default) =>
        database.ReadAll($"{Columns} WHERE id = ANY ($1)", Read, [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>What a site has, by consumable.</summary>
    public Task<List<Stock>> At(SiteId site, CancellationToken cancellationToken = default) => database.ReadAll(
        $"{StockColumns} WHERE site_id = $1 ORDER BY consumable_id", ReadStock, [site.Value], cancellationToken);

    /// <summary>How many of a consumable a site has; null where it never had any.</summary>
    public async Task<Stock?> Find(SiteId site, ConsumableId consumable, CancellationToken cancellationToken = default) => (await database.ReadAll(
        $"{StockColumns} WHERE site_id = $1 AND consumable_id = $2", ReadStock, [site.Value, consumable.Value], cancellationToken)).SingleOrDefault();

    /// <summary>What came and went of some stocks, newest first; a hundred of each at most.</summary>
    public async Task<ILookup<Guid, StockMovement>> Movements(IReadOnlyCollection<Guid> stocks, CancellationToken cancellationToken = default) =>
        (await database.ReadAll(
            """
            SELECT line.* FROM unnest($1) AS asked (stock), LATERAL (
                SELECT stock_id, id, kind, change, after, at FROM stock_movement WHERE stock_id = asked.stock ORDER BY at DESC, id DESC LIMIT 100
            ) line ORDER BY line.at DESC, line.id DESC
            """,
            row => (Stock: row.GetGuid(0), Movement: new StockMovement(
                row.GetGuid(1), Enum.Parse<MovementKind>(row.GetString(2)), row.GetInt32(3), row.GetInt32(4), row.GetFieldValue<DateTimeOffset>(5))),
            [stocks.ToArray()], cancellationToken)).ToLookup(one => one.Stock, one => one.Movement);

    /// <summary>How a consumable is written.</summary>
    internal static Revision Of(Consumable after, ChangeNote note) => new(
        "consumable", after.Id.Value, after.Version,
        new { after.Name, Description = after.Text, after.Measure, PriceCents = after.Price.Cents, after.RetiredAt },
        after with { Version = after.Version + 1 }, note);

    private static Children Line(Stock stock, StockMovement movement) => new("stock_movement", "stock_id", Instead: false, [new
    {
        movement.Id,
        StockId = stock.Id,
        Kind = movement.Kind.ToString(),
        movement.Change,
        movement.After,
        movement.At,
    }]);

    private static Consumable Read(NpgsqlDataReader row) => new(
        new ConsumableId(row.GetGuid(0)), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), new Euros(row.GetInt64(5)),
        row.Instant(6));

    private static Stock ReadStock(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt64(1), new SiteId(row.GetGuid(2)), new ConsumableId(row.GetGuid(3)), row.GetInt32(4), row.GetInt32(5));
}
