using System.Collections.Immutable;
using System.Globalization;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Api.Catalog.Sheets;

/// <summary>What a row would come to: nothing where it is as it was.</summary>
/// <param name="After">The thing as it would be.</param>
/// <param name="IsNew">Whether there was none.</param>
internal sealed record Planned(object After, bool IsNew);

/// <summary>One part of the catalogue as a table: how it is written, and what a row of it would change.</summary>
internal abstract class Sheet
{
    public abstract ImmutableArray<string> Columns { get; }

    /// <summary>All there is, in the order of the columns.</summary>
    public abstract IEnumerable<string[]> Rows { get; }

    /// <summary>What a row is about, for people.</summary>
    public abstract string Name(SheetRow row);

    /// <summary>Decides what a row would come to.</summary>
    protected abstract Result<Planned> Plan(SheetRow row, DateTimeOffset now);

    /// <summary>The row of a thing that is known already, as it is written; null where it is new.</summary>
    protected abstract string[]? Known(SheetRow row);

    /// <summary>What would come of each row, and of all of them the things as they would be.</summary>
    public (ImmutableArray<ImportRow> Rows, List<object> Changes) Preview(IReadOnlyList<SheetRow> rows, DateTimeOffset now)
    {
        var (seen, changes, told) = (new Dictionary<string, int>(), new List<object>(), new List<ImportRow>(rows.Count));
        foreach (var row in rows)
        {
            var known = Known(row);
            var key = known is null ? Name(row).Trim() : known[0];
            var isTwice = !seen.TryAdd(key, row.Line);
            var decided = isTwice ? new TwiceInSheet(seen[key]) : Try(row, now);
            if (!decided.Succeeded(out var planned, out var why))
            {
                told.Add(new(row.Line, Name(row), RowOutcome.Refused, [], why));
                continue;
            }

            var differ = known is null ? [] : Columns.Where((column, at) => !Same(column, row[column], known[at])).ToImmutableArray();
            var outcome = planned.IsNew ? RowOutcome.Create : differ.IsEmpty ? RowOutcome.Unchanged : RowOutcome.Update;
            if (outcome is not RowOutcome.Unchanged) changes.Add(planned.After);
            told.Add(new(row.Line, Name(row), outcome, differ, null));
        }

        return ([.. told], changes);
    }

    protected static string Words(bool value) => value ? "oui" : "non";

    protected static string Words(Euros amount) => Comma((amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>Tenths of something: 125 is 12,5.</summary>
    protected static string Tenths(int number) => Comma((number / 10m).ToString("0.#", CultureInfo.InvariantCulture));

    protected static string Degrees(double? number) => Comma(((decimal?)number)?.ToString("0.###############", CultureInfo.InvariantCulture) ?? "");

    protected static string Words(int number) => number.ToString(CultureInfo.InvariantCulture);

    protected static IEnumerable<string> Parts(string text) =>
        text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Comma(string number) => number.Replace('.', ',');

    private Result<Planned> Try(SheetRow row, DateTimeOffset now)
    {
        var planned = Plan(row, now);
        return row.Unreadable is { } column ? new UnreadableValue(column) : planned;
    }

    // Without an id the row is found by its name; spreadsheets write 219 and 219,00 alike.
    private static bool Same(string column, string given, string known) =>
        given == known
        || (column == SheetRow.Id && given.Length == 0)
        || ((column.EndsWith("_eur", StringComparison.Ordinal) || column.EndsWith("_percent", StringComparison.Ordinal))
            && SheetRow.Decimal(given) is { } one && one == SheetRow.Decimal(known));
}
