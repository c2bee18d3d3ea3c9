using System.Text.RegularExpressions;

namespace Toolbox24.Architecture.Tests;

public sealed partial class RuleTests
{
    private static readonly string[] Aggregates =
    [
        "Rentals", "Lockers", "Doors", "Sites", "Customers", "Accounts", "Catalog", "Availability", "Pricing", "Payments", "Passes", "Evidence", "Verdicts",
        "Decisions", "Disputes", "Incidents", "Threads", "Subscriptions", "Invoicing", "Notifications", "Settings", "Audit", "Privacy", "Reporting", "Consumables",

        // Words every aggregate speaks.
        "Money", "Time",
    ];

    private static readonly string[] SayNothing = ["Common", "Core", "Helpers", "Utils", "Managers", "Shared", "Misc"];

    private static readonly string[] Layers = ["src/Domain", "src/Grains.Interfaces", "src/Grains", "src/Integrations"];

    [Fact]
    public void Time_is_a_parameter_of_every_SQL_statement() =>
        Nowhere(file => DatabaseClock().IsMatch(WithoutComments(Source.Text(file))), [.. Source.Files("*.sql", "src"), .. Code("src")]);

    [Fact]
    public void Only_the_shell_reads_the_system_clock() => Nowhere(file => SystemClock().IsMatch(Source.Text(file)), Code(Layers));

    [Fact]
    public void A_layer_has_a_folder_per_aggregate_and_no_other() =>
        Nowhere(
            folder => !Aggregates.Contains(Path.GetFileName(folder)),
            [.. Layers.SelectMany(project => Directory.EnumerateDirectories(Path.Combine(Source.Root, project)))]);

    [Fact]
    public void No_folder_and_no_file_has_a_name_that_says_nothing() =>
        Nowhere(file => file.Split('/', '.').Intersect(SayNothing).Any(), Code("src", "tests"));

    [Fact]
    public void Nothing_is_folded_into_regions() => Nowhere(file => Region().IsMatch(Source.Text(file)), Code("src", "tests"));

    [Fact]
    public void No_file_is_longer_than_agreed()
    {
        Nowhere(file => Lines(file) > 200, Code("src"));
        Nowhere(file => Lines(file) > 300, Code("tests"));
    }

    private static string[] Code(params string[] folders) => Source.Files("*.cs", folders);

    private static void Nowhere(Func<string, bool> isWrong, string[] files) => Assert.Equal([], files.Where(isWrong));

    private static int Lines(string file) => Source.Text(file).Count(c => c == '\n');

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b")]
    private static partial Regex DatabaseClock();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|TimeProvider\.System|DateTime\.Today")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"^\s*#region", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"(--|//).*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
