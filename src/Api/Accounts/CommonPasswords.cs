using System.Text.Json;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// What attackers try first: 49,000 passwords of known leaks, and the names and words of France. The lists are those of
/// zxcvbn-ts (MIT; the words are from OpenSubtitles 2024 by way of OPUS, ODC-BY), taken in when the product is built.
/// </summary>
public static class CommonPasswords
{
    private static readonly string[] Lists = ["passwords", "commonWords", "firstnames", "lastnames"];

    public static IEnumerable<string> Read() => Lists.SelectMany(Read);

    /// <summary>One list, the most common first.</summary>
    public static IReadOnlyList<string> Read(string list)
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream($"passwords/{list}.json")!;
        return JsonSerializer.Deserialize<string[]>(resource)!;
    }
}
