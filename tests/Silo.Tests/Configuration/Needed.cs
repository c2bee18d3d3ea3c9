namespace Toolbox24.Silo.Tests.Configuration;

/// <summary>What every environment but the demo must be told, besides the database.</summary>
internal static class Needed
{
    public const string Token = "a-token-for-this-test";

    public static (string Name, string Value)[] Settings { get; } =
        [
            ("Metrics:Token", Token), ("Server:Key", "a key for this test, of no other use"), ("Audit:AnchorFolder", "artifacts/anchors"),
            ("Payments:Url", "https://processor.example"), ("Payments:Key", "a-key-for-this-test"),
        ];

    /// <summary>The same as environment variables.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables =>
        Settings.Select(setting => KeyValuePair.Create(setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value));
}
