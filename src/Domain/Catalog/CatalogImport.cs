using System.Collections.Immutable;

namespace Toolbox24.Domain.Catalog;

/// <summary>Which part of the catalogue a file is about.</summary>
public enum SheetKind { Categories, Tools, Packs, Units, Consumables, Sites, Lockers }

/// <summary>What an import would do with a row.</summary>
public enum RowOutcome
{
    /// <summary>Something new.</summary>
    Create,

    /// <summary>Something known, changed.</summary>
    Update,

    /// <summary>Something known, as it is.</summary>
    Unchanged,

    /// <summary>Nothing: it breaks a rule, and while there is such a row nothing of the file is applied.</summary>
    Refused,
}

/// <summary>A row of a file, and what would come of it.</summary>
/// <param name="Line">Its number in the file, the header being line 1.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Outcome">What would be done.</param>
/// <param name="Changes">What differs from what there is.</param>
/// <param name="Why">Why it is refused.</param>
public sealed record ImportRow(int Line, string Name, RowOutcome Outcome, ImmutableArray<ImportChange> Changes, Refusal? Why);

/// <summary>What a row would change of something that is known.</summary>
/// <param name="Column">Which column.</param>
/// <param name="Before">What stands there, as an export writes it.</param>
/// <param name="After">What would; a day as it was read.</param>
public sealed record ImportChange(string Column, string Before, string After);

/// <summary>What came of an import.</summary>
public sealed record AppliedImport(int Changes);

public sealed record SheetTooLong(int Most) : Refusal("The file has more rows than can be looked at together.");

public sealed record SheetUnreadable(long Line) : Refusal("The file is no CSV from this line on.");

/// <summary>The header lacks columns, or has others.</summary>
/// <param name="Expected">The columns there are, as a header has them.</param>
public sealed record WrongColumns(string Expected) : Refusal("The file's header does not name these columns.");

public sealed record UnreadableValue(string Column) : Refusal("What stands in this column cannot be read.");

/// <summary>A row refers to something that is not there.</summary>
public sealed record UnknownName(string Column, string Name) : Refusal("Nothing has this name.");

public sealed record TwiceInSheet(int Line) : Refusal("An earlier row of the file is about the same thing.");

/// <summary>A row would change what a file cannot: which tool a unit is, or the wall a locker is in.</summary>
public sealed record FixedValue(string Column) : Refusal("This cannot be changed.");

/// <summary>The preview was never made by who asks, had a refused row, is older than an hour, or was applied.</summary>
public sealed record ImportOver() : Refusal("There is no such preview, or no longer.");

public sealed record CatalogueChanged() : Refusal("The catalogue has changed since the preview.");
