using Npgsql;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Testing;

/// <summary>Photos and videos that were sent to their end; their rental is not told of them.</summary>
public static class KeptEvidence
{
    public static async Task<EvidenceId> Keep(
        this NpgsqlDataSource database, RentalId rental, UnitId unit, DateTimeOffset at, EvidenceKind kind = EvidenceKind.Photo)
    {
        ArgumentNullException.ThrowIfNull(database);
        var id = EvidenceId.New(at);
        await using var command = database.CreateCommand(
            """
            INSERT INTO evidence (id, rental_id, unit_id, kind, made_by, token_hash, expires_at, format, sha256, kept_at)
            VALUES ($1, $2, $3, $4, $2, sha256($1::text::bytea), $5, $6, sha256($1::text::bytea), $5)
            """);
        var format = kind == EvidenceKind.Photo ? EvidenceFormat.Jpeg : EvidenceFormat.WebM;
        foreach (var value in (object[])[id.Value, rental.Value, unit.Value, kind.ToString(), at, format.ToString()]) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
        return id;
    }
}
