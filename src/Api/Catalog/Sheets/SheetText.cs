using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>Reads and writes CSV as French spreadsheets do: UTF-8 with a mark, semicolons; commas are read too.</summary>
internal static class SheetText
{
    public const int MostRows = 1_000;

    private static readonly CsvWriterOptions Written = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true, Separator = ';' };

    private static readonly CsvReaderOptions Read = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MaxRecordSize = 64_000,
        TrimWhitespace = true,
        IncludeValuesInExceptions = false,
    };

    /// <summary>All rows of a text whose header names these columns, in any order.</summary>
    public static Result<List<SheetRow>> Rows(string text, ImmutableArray<string> columns)
    {
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), Read);
        try
        {
            csv.ReadHeader();
            string[] names = [.. csv.Headers.Select(name => name.Trim())];
            if (!names.Order(StringComparer.Ordinal).SequenceEqual(columns.Order(StringComparer.Ordinal)))
                return new WrongColumns(string.Join(';', columns));

            var rows = new List<SheetRow>();
            while (csv.Read())
            {
                if (rows.Count == MostRows) return new SheetTooLong(MostRows);

                var fields = names.Select((name, at) => (Name: name, Text: Unescaped(csv.GetString(at))));
                rows.Add(new(rows.Count + 2, fields.ToDictionary(field => field.Name, field => field.Text)));
            }

            return rows;
        }
        catch (CsvFormatException error)
        {
            return new SheetUnreadable(error.RecordNumber);
        }
    }

    /// <summary>Writes a header and rows.</summary>
    public static async Task Write(Stream stream, ImmutableArray<string> columns, IEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Written, leaveOpen: true);
        await csv.WriteRecordAsync(columns.ToArray(), cancellationToken);
        foreach (var row in rows) await csv.WriteRecordAsync(row, cancellationToken);
    }

    /// <summary>Without the sign by which a file of ours keeps a field from being computed.</summary>
    private static string Unescaped(string field) => field is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? field[1..] : field;
}
