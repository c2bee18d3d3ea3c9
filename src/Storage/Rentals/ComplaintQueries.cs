using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Storage.Rentals;

/// <summary>A tool that did not come back.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Tool">What it is called.</param>
/// <param name="Code">What its code plate says.</param>
/// <param name="Value">What it costs new.</param>
public sealed record MissingTool(UnitId Unit, string Tool, string Code, Euros Value);

/// <summary>A photo or a video, by its sum.</summary>
public sealed record FileSum(Guid File, string Sha256);

/// <summary>Whom and what a complaint is about; of an erased person nothing.</summary>
public sealed record ComplaintFacts(string? Name, string? Email, string? Phone, string Site, string Address, string TimeZone)
{
    public IReadOnlyList<MissingTool> Tools { get; init; } = [];

    public IReadOnlyList<FileSum> Files { get; init; } = [];
}

/// <summary>Reads what a complaint about tools that did not come back says beside the rental and what proves it.</summary>
public sealed class ComplaintQueries(NpgsqlDataSource database)
{
    /// <summary>The customer, the site, some of its tools, and the sums of its photos and videos.</summary>
    /// <param name="rental">Of which rental.</param>
    /// <param name="missing">The tools that did not come back.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ComplaintFacts> Of(RentalId rental, IEnumerable<UnitId> missing, CancellationToken cancellationToken = default)
    {
        var facts = (await database.ReadAll(
            """
            SELECT a.name, a.email, a.phone, s.name, concat_ws(' ', s.street, s.postal_code, s.city), s.time_zone
            FROM rental r JOIN account a ON a.id = r.customer_id JOIN site s ON s.id = r.site_id WHERE r.id = $1
            """,
            row => new ComplaintFacts(Text(row, 0), Text(row, 1), Text(row, 2), row.GetString(3), row.GetString(4), row.GetString(5)),
            [rental.Value], cancellationToken)).Single();
        return facts with
        {
            Tools = await database.ReadAll(
                "SELECT u.id, t.name, u.code, t.replacement_value_cents FROM tool_unit u JOIN tool t ON t.id = u.tool_id WHERE u.id = ANY ($1) ORDER BY t.name, u.code",
                row => new MissingTool(new UnitId(row.GetGuid(0)), row.GetString(1), row.GetString(2), new Euros(row.GetInt64(3))),
                [missing.Select(unit => unit.Value).ToArray()], cancellationToken),
            Files = await database.ReadAll(
                "SELECT id, encode(sha256, 'hex') FROM evidence WHERE rental_id = $1 AND sha256 IS NOT NULL",
                row => new FileSum(row.GetGuid(0), row.GetString(1)), [rental.Value], cancellationToken),
        };
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
