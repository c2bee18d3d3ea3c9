using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Audit;

/// <summary>Writes the audit log as CSV (RFC 4180), for spreadsheets to take as data and nothing else.</summary>
internal static class AuditCsv
{
    private static readonly string[] Columns = ["position", "id", "at", "actor", "action", "objectKind", "objectId", "facts"];

    // A field that begins like a formula would be computed by whoever opens the file. The mark tells spreadsheets of UTF-8.
    private static readonly CsvWriterOptions Harmless = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>Writes the entries as they come, and leaves the stream open.</summary>
    public static async Task Write(IAsyncEnumerable<AuditView> entries, Stream stream, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Harmless, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, cancellationToken);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
            await csv.WriteRecordAsync(Fields(entry), cancellationToken);
    }

    private static string?[] Fields(AuditView entry) =>
    [
        entry.Position?.ToString(CultureInfo.InvariantCulture),
        entry.Record.Id.ToString(),
        entry.Record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        entry.Record.Actor,
        entry.Record.Action,
        entry.Record.ObjectKind,
        entry.Record.ObjectId.ToString(),
        entry.Facts is { } facts ? Json(facts) : null,
    ];

    // A French spreadsheet takes a semicolon for the start of a field, quoted or not; to JSON this is the same text.
    private static string Json(IReadOnlyDictionary<string, string?> facts) =>
        JsonSerializer.Serialize(facts).Replace(";", "\\u003B", StringComparison.Ordinal);
}
