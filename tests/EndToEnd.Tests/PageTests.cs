using Microsoft.Playwright;

namespace Toolbox24.EndToEnd.Tests;

[Collection(nameof(RunningDemo))]
public sealed class PageTests(RunningDemo demo)
{
    private const string NoteViolations =
        """
        window.violations = [];
        addEventListener('securitypolicyviolation', event => violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
        """;

    [Theory]
    [InlineData("", "#walls > *")]
    [InlineData("graphiql/", ".graphiql-container .graphiql-editor")]
    public async Task A_page_shows_without_an_error_and_within_its_policy(string path, string shown)
    {
        var page = await demo.NewPage();
        List<string> errors = [];
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        page.PageError += (_, error) => errors.Add(error);
        await page.AddInitScriptAsync(NoteViolations);

        await page.GotoAsync(new Uri(demo.Silo, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        await page.Locator(shown).First.WaitForAsync();

        Assert.Empty(await page.EvaluateAsync<string[]>("violations"));
        Assert.Empty(errors);
    }
}
