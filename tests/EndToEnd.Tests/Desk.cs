using Microsoft.Playwright;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The cockpit's desk as the staff uses it: by what is written on it.</summary>
internal sealed class Desk(Cockpit cockpit) : IAsyncDisposable
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = Patience.Milliseconds };

    public IPage Page => cockpit.Page;

    public ILocator Pane => Page.GetByRole(AriaRole.Region, new() { Name = "Le bureau", Exact = true });

    /// <summary>What is open beside the list.</summary>
    public ILocator Detail => Pane.Locator(".desk-detail");

    public static async Task<Desk> Open(RunningDemo demo) => Of(await Cockpit.Open(demo));

    public static Desk Of(Cockpit cockpit)
    {
        cockpit.Page.SetDefaultTimeout(Patience.Milliseconds);
        return new(cockpit);
    }

    public ValueTask DisposeAsync() => cockpit.DisposeAsync();

    public Task Sit(string who) => Pane.GetByLabel("Qui travaille").SelectOptionAsync(new SelectOptionValue { Label = who });

    public Task GoTo(string tab) => Pane.GetByRole(AriaRole.Tab, new() { NameRegex = new($"^{tab}") }).ClickAsync();

    /// <summary>The card in the list that says so.</summary>
    public ILocator Card(string text) => Pane.Locator(".desk-list .desk-card").Filter(new() { HasText = text });

    /// <summary>Opens what is in the list, or comes there by itself.</summary>
    public async Task Take(string text)
    {
        await Assertions.Expect(Card(text)).ToBeVisibleAsync(Patiently);
        await Card(text).ClickAsync();
    }

    public ILocator Button(string name) => Pane.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task Press(string name) => Button(name).ClickAsync();

    public Task Choose(string option) => Detail.Locator("label.card").Filter(new() { HasText = option }).First.ClickAsync();

    public Task Write(string label, string text) => Pane.GetByLabel(label).FillAsync(text);

    /// <summary>What is open says so, now or once it has happened.</summary>
    public Task Says(string text) => Assertions.Expect(Detail).ToContainTextAsync(text, new() { Timeout = Patience.Milliseconds });

    public Task Lacks(string text) => Assertions.Expect(Card(text)).ToHaveCountAsync(0, new() { Timeout = Patience.Milliseconds });

    /// <summary>All pictures of what is open are there to be seen.</summary>
    /// <param name="count">How many.</param>
    public async Task Shows(int count)
    {
        await Assertions.Expect(Detail.Locator(".desk-photo img")).ToHaveCountAsync(count, new() { Timeout = Patience.Milliseconds });
        await Page.WaitForFunctionAsync(
            "[...document.querySelectorAll('.desk-photo img')].every(image => image.naturalWidth > 0)", null, new() { Timeout = Patience.Milliseconds });
    }
}
