using System.Text.Json;
using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>What the web app will do, done by a page of ours: asks the API with the browser's own cookies.</summary>
public static class Web
{
    private const string Fetch =
        """
        async ([query, variables]) => {
          const answer = await fetch('/graphql', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-Toolbox24': '1' },
            body: JSON.stringify({ query, variables: JSON.parse(variables) }),
          });
          return await answer.text();
        }
        """;

    /// <summary>The one field of an answer that has no errors.</summary>
    public static async Task<JsonElement> Ask(this IPage page, string query, object? variables = null)
    {
        var answer = JsonDocument.Parse(await page.EvaluateAsync<string>(Fetch, new[] { query, JsonSerializer.Serialize(variables) })).RootElement;
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").EnumerateObject().Single().Value;
    }

    /// <summary>The code of the refusal that comes back; null where all is well.</summary>
    public static async Task<string?> Refusal(this IPage page, string query, object? variables = null) =>
        (await page.Ask(query, variables)).GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal
            ? refusal.GetProperty("code").GetString()
            : null;

    /// <summary>Whose session the browser has; null where none.</summary>
    public static async Task<string?> Me(this IPage page) =>
        await page.Ask("{ me { email } }") is { ValueKind: JsonValueKind.Object } me ? me.GetProperty("email").GetString() : null;
}
