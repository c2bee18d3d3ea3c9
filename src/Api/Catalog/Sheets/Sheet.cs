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

    /// <summary>The refusal where a thing would be called what another is; null where its name is for ever.</summary>
    protected virtual Refusal? NameTaken(SheetRow row) => null;

    /// <summary>What would come of each row, and of all of them the things as they would be.</summary>
    public (ImmutableArray<ImportRow> Rows, List<object> Changes) Preview(IReadOnlyList<SheetRow> rows, DateTimeOffset now)
    {
        var exported = Rows.Select(row => row[0]).ToHashSet();
        var (seen, changes, told) = (new Dictionary<string, int>(), new List<object>(), new List<ImportRow>(rows.Count));
        foreach (var row in rows)
        {
            var known = Known(row);
            var differ = known is null ? [] : Columns.Select((column, at) => Change(column, row[column], known[at])).OfType<ImportChange>().ToImmutableArray();
            var twice = Twice(row, known, seen);

            // What is as an export has it breaks no rule, whatever has become of what it speaks of.
            if (twice is null && known is not null && differ.IsEmpty && exported.Contains(known[0]))
            {
                told.Add(new(row.Line, Name(row), RowOutcome.Unchanged, [], null));
                continue;
            }

            var decided = twice is not null ? twice : Try(row, known, now);
            if (!decided.Succeeded(out var planned, out var why))
            {
                told.Add(new(row.Line, Name(row), RowOutcome.Refused, [], why));
                continue;
            }

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

    protected static string Words(DateTimeOffset? instant) => instant?.UtcDateTime is not { } at
        ? ""
        : at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    protected static IEnumerable<string> Parts(string text) =>
        text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Comma(string number) => number.Replace('.', ',');

    /// <summary>An earlier row about the same thing, or one that would be called the same; null where there is none.</summary>
    private TwiceInSheet? Twice(SheetRow row, string[]? known, Dictionary<string, int> seen)
    {
        string[] keys = known is null ? [Name(row)] : [Name(row), known[0]];
        var earlier = keys.Where(seen.ContainsKey).Select(key => seen[key]).ToList();
        foreach (var key in keys) seen.TryAdd(key, row.Line);
        return earlier.Count == 0 ? null : new TwiceInSheet(earlier.Min());
    }

    private Result<Planned> Try(SheetRow row, string[]? known, DateTimeOffset now)
    {
        var planned = Plan(row, now);
        if (row.Unreadable is { } column) return new UnreadableValue(column);

        var isTaken = planned.Succeeded(out _, out _) && known is not null && Known(row.ByName) is { } named && named[0] != known[0];
        return isTaken && NameTaken(row) is { } taken ? taken : planned;
    }

    /// <summary>What would be other than it is, as it is read; null where nothing.</summary>
    private static ImportChange? Change(string column, string given, string known)
    {
        // Without an id the row is found by its name.
        if (column == SheetRow.Id && given.Length == 0) return null;

        var read = column.EndsWith("_due", StringComparison.Ordinal) || column.EndsWith("_from", StringComparison.Ordinal) ? Words(SheetRow.ReadInstant(given)) : "";
        var after = read.Length > 0 ? read : given;
        return after == known || IsSameNumber(column, given, known) ? null : new(column, known, after);
    }

    // Spreadsheets write 219 and 219,00 alike.
    private static bool IsSameNumber(string column, string given, string known) =>
        (column.EndsWith("_eur", StringComparison.Ordinal) || column.EndsWith("_percent", StringComparison.Ordinal))
        && SheetRow.Decimal(given) is { } one && one == SheetRow.Decimal(known);
}
