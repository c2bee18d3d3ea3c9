using Npgsql;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Audit;

/// <summary>Reads rows of the audit tables, wherever they stand in a query.</summary>
internal static class AuditRows
{
    /// <summary>The columns that <see cref="Record" /> reads.</summary>
    public const string RecordColumns = "e.id, e.at, e.actor, e.action, e.object_kind, e.object_id, encode(e.commitment, 'hex')";

    /// <summary>The columns that <see cref="Payload" /> reads.</summary>
    public const string PayloadColumns = "p.salt, p.payload";

    public static AuditRecord Record(NpgsqlDataReader row, int at) => new(
        row.GetGuid(at), row.GetFieldValue<DateTimeOffset>(at + 1), row.GetString(at + 2), row.GetString(at + 3),
        row.GetString(at + 4), row.GetGuid(at + 5), new AuditHash(row.GetString(at + 6)));

    public static AuditPayload? Payload(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : new(row.GetFieldValue<byte[]>(at), row.GetString(at + 1));
}
