using System.Globalization;
using Toolbox24.Domain;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>A row of a file. A field that cannot be read as what it should be is remembered, and read as nothing.</summary>
internal sealed class SheetRow(int line, IReadOnlyDictionary<string, string> fields)
{
    public const string Id = "id";

    // As they are exported, and as a French spreadsheet writes them then; an instant says its time zone.
    private static readonly string[] Instants = ["yyyy-MM-dd", "dd/MM/yyyy", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>Its number in the file, the header being line 1.</summary>
    public int Line => line;

    /// <summary>The first column that could not be read; null where all could.</summary>
    public string? Unreadable { get; private set; }

    public string this[string column] => fields[column];

    /// <summary>The same without its id, to be found by its name.</summary>
    public SheetRow ByName => new(line, fields.ToDictionary(each => each.Key, each => each.Key == Id ? "" : each.Value));

    /// <summary>A number with a comma or a point; null where it is none.</summary>
    public static decimal? Decimal(string text, NumberStyles style = NumberStyles.AllowDecimalPoint) => decimal.TryParse(
        text.Replace(',', '.'), style, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day, or an instant with its time zone; null where it is neither.</summary>
    public static DateTimeOffset? ReadInstant(string text) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    public int Int(string column) =>
        int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int)Wrong(column);

    /// <summary>An amount in euros.</summary>
    public Euros Euros(string column) => new(Scaled(column, 100));

    /// <summary>In tenths: 12,5 is 125.</summary>
    public int Tenths(string column) => (int)Scaled(column, 10);

    /// <summary>Degrees on a map, west and south below zero.</summary>
    public double Degrees(string column) =>
        (double)(Decimal(this[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign) ?? Wrong(column));

    public bool Bool(string column) => this[column].ToLowerInvariant() switch
    {
        "oui" => true,
        "non" or "" => false,
        _ => Wrong(column) > 0,
    };

    public Guid? Guid()
    {
        if (this[Id].Length == 0) return null;
        if (System.Guid.TryParse(this[Id], out var id)) return id;

        Wrong(Id);
        return null;
    }

    /// <summary>A day, or an instant with its time zone; null where nothing is said.</summary>
    public DateTimeOffset? Instant(string column)
    {
        if (this[column].Length == 0) return null;
        if (ReadInstant(this[column]) is { } instant) return instant;

        Wrong(column);
        return null;
    }

    public TEnum Enum<TEnum>(string column) where TEnum : struct, Enum
    {
        if (System.Enum.TryParse<TEnum>(this[column], out var value) && System.Enum.IsDefined(value)) return value;

        Wrong(column);
        return default;
    }

    private long Scaled(string column, int by) =>
        Decimal(this[column]) is { } number and < 10_000_000 && decimal.Truncate(number * by) == number * by
            ? (long)(number * by)
            : Wrong(column);

    private long Wrong(string column)
    {
        Unreadable ??= column;
        return 0;
    }
}
