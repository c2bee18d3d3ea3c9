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
    [InlineData("demo", ".door")]
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

        // It would go on asking beside the next test.
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_script_that_got_into_a_page_does_not_run()
    {
        var page = await demo.NewPage();
        await page.AddInitScriptAsync(NoteViolations);
        await page.GotoAsync(demo.Silo.AbsoluteUri);

        await page.EvaluateAsync(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.stolen = true';
              document.body.append(script);
            }
            """);
        await page.WaitForFunctionAsync("violations.length > 0");
        Assert.False(await page.EvaluateAsync<bool>("'stolen' in window"));
    }
}
