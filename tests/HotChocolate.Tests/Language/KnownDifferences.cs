namespace Toolbox24.HotChocolate.Tests.Language;

/// <summary>Where the reference, graphql 16.15, is not the specification of September 2025, which we follow.</summary>
public static class KnownDifferences
{
    private sealed record Difference(string Why, string Example, Func<string, bool> Concerns);

    private static readonly Difference[] All =
    [
        new(
            "3.13: a directive cannot be put on the definition of a directive; the reference is ahead of its edition",
            "directive @a on DIRECTIVE_DEFINITION",
            text => text.Contains("DIRECTIVE_DEFINITION", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> Examples => [.. All.Select(difference => difference.Example)];

    internal static bool Concern(string text) => All.Any(difference => difference.Concerns(text));
}
