using System.Security.Cryptography;
using System.Text.Json;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Audit;

/// <summary>Writes the lines that <c>record_audit</c> puts in the log.</summary>
public static class AuditLine
{
    private const int SaltBytes = 32;

    private static readonly TimeSpan Precision = TimeSpan.FromMicroseconds(1);

    /// <summary>
    /// One line as JSON, with an id of its own, a random salt and the commitment to the facts. To be given to
    /// <c>record_audit</c> inside the transaction of the action; a statement that is given none calls it with null.
    /// </summary>
    public static string Write(AuditEntry entry)
    {
        var payload = new AuditPayload(RandomNumberGenerator.GetBytes(SaltBytes), JsonSerializer.Serialize(entry.Facts));
        return JsonSerializer.Serialize(new
        {
            id = Guid.CreateVersion7(entry.At),
            at = Stored(entry.At),
            actor = entry.Actor,
            action = entry.Action,
            objectKind = entry.ObjectKind,
            objectId = entry.ObjectId,
            commitment = AuditChain.Commit(payload).Hex,
            salt = Convert.ToHexStringLower(payload.Salt.Span),
            payload = payload.Text,
        });
    }

    /// <summary>The lines of what one decision did that is sensitive, in their order; null where nothing is.</summary>
    public static string? WriteAll(IReadOnlyCollection<AuditEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Count == 0 ? null : $"[{string.Join(',', entries.Select(Write))}]";
    }

    /// <summary>An instant as the database keeps it; left to itself it would round, and an entry could come before its cause.</summary>
    private static DateTimeOffset Stored(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % Precision.Ticks), TimeSpan.Zero);
}
