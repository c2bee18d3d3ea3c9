using System.Text.Json;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Settings;

/// <summary>Reads what grids are tried on before they are published.</summary>
public sealed class GridTrials(NpgsqlDataSource database)
{
    /// <summary>The categories of the tools that there are.</summary>
    public async Task<IReadOnlyDictionary<ToolId, CategoryId>> Categories(
        IReadOnlyCollection<ToolId> tools, CancellationToken cancellationToken = default) =>
        (await database.ReadAll(
            "SELECT id, category_id FROM tool WHERE id = ANY ($1)",
            row => (Tool: new ToolId(row.GetGuid(0)), Category: new CategoryId(row.GetGuid(1))),
            [tools.Select(tool => tool.Value).ToArray()], cancellationToken)).ToDictionary(one => one.Tool, one => one.Category);

    /// <summary>The time zone of a site; null where there is no such site.</summary>
    public async Task<string?> TimeZone(SiteId site, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT time_zone FROM site WHERE id = $1", row => row.GetString(0), [site.Value], cancellationToken)).SingleOrDefault();

    /// <summary>Tries a grid on all rentals that were booked within a period, one after the other as they are read.</summary>
    public async Task<WhatIf> OnPast(
        WhatIfTally tally, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tally);
        await using var command = database.CreateCommand(
            """
            SELECT id, (terms -> 'quote')::text, (state -> 'due')::text, status FROM rental
            WHERE booked_at >= $1 AND booked_at < $2
            """);
        command.Parameters.AddWithValue(from.ToUniversalTime());
        command.Parameters.AddWithValue(to.ToUniversalTime());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            tally.Add(
                new RentalId(rows.GetGuid(0)), JsonSerializer.Deserialize<Quote>(rows.GetString(1), EventJson.Options)!,
                await rows.IsDBNullAsync(2, cancellationToken) ? null : JsonSerializer.Deserialize<Euros?>(rows.GetString(2), EventJson.Options),
                Enum.Parse<RentalStatus>(rows.GetString(3)));
        }

        return tally.End();
    }
}
