using Microsoft.Playwright;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The cockpit as somebody uses it: by what is written on it.</summary>
internal sealed class Cockpit(IPage page) : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(Built.Root, "src/Web/node_modules/axe-core/axe.min.js")));

    public IPage Page => page;

    /// <summary>The pill that says how a rental stands.</summary>
    public ILocator Status => page.Locator(".ticket .tag");

    public ILocator Messages => page.GetByRole(AriaRole.Region, new() { Name = "Les messages" });

    public ILocator Phone => page.Locator(".phone");

    public ILocator Kiosk => page.Locator(".kiosk");

    /// <summary>The page once the wall is there.</summary>
    /// <param name="demo">Where.</param>
    /// <param name="options">In what browser.</param>
    public static async Task<Cockpit> Open(RunningDemo demo, BrowserNewContextOptions? options = null)
    {
        var page = await demo.NewPage(options);
        await page.GotoAsync(new Uri(demo.Silo, "demo").AbsoluteUri);
        await page.Locator(".door").First.WaitForAsync();
        return new(page);
    }

    /// <summary>Its phone, its kiosk and its desk would go on asking, and shutting doors, beside the next test.</summary>
    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task Press(string name) => Button(name).ClickAsync();

    /// <summary>Moves the clock to the start of the booking, and waits until the page is there too.</summary>
    public async Task GoToStart()
    {
        const string jump = "Au début de ma réservation";
        await Press(jump);
        await Assertions.Expect(Button(jump)).ToHaveCountAsync(0);
    }

    /// <summary>Takes the phone as somebody and finds a tool.</summary>
    public async Task Find(string persona, string tool)
    {
        await page.Locator(".welcome").GetByText(persona, new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Que voulez-vous faire ?").FillAsync(tool);
        await page.Locator(".tool-card").Filter(new() { HasText = tool }).First.ClickAsync();
    }

    /// <summary>The tool that is shown, held for tomorrow at ten.</summary>
    /// <param name="day">Which day from today.</param>
    public async Task Hold(int day = 1)
    {
        await Choose(day);
        await Press("Réserver ce créneau");
        await page.GetByRole(AriaRole.Timer).WaitForAsync();
    }

    public async Task Choose(int day)
    {
        await page.Locator(".slot select").Nth(0).SelectOptionAsync($"{day}");
        await page.Locator(".slot select").Nth(1).SelectOptionAsync("600");
    }

    /// <summary>What is wrong with the door that is chosen.</summary>
    public async Task Spoil(string fault)
    {
        var choice = page.GetByRole(AriaRole.Radio, new() { Name = fault, Exact = true });
        await choice.ClickAsync();
        await Assertions.Expect(choice).ToBeCheckedAsync();
    }

    public async Task Pay(string card)
    {
        await page.Locator(".card").Filter(new() { HasText = card }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Payer") }).ClickAsync();
    }

    /// <summary>Says yes to the bank for as often as it asks: for the rent and for the deposit, whichever it asks for first.</summary>
    public async Task AssureBank()
    {
        var (yes, booked) = (page.Locator(".bank .main:enabled"), Status.Filter(new() { HasText = "Confirmé" }));
        await Assertions.Expect(yes).ToBeVisibleAsync();
        for (var asked = 0; asked < 10; asked++)
        {
            await Assertions.Expect(yes.Or(booked).First).ToBeVisibleAsync();
            if (await booked.IsVisibleAsync()) return;

            // Another answer may take the question away while it is being answered.
            await Task.WhenAny(yes.ClickAsync(), booked.WaitForAsync());
        }

        Assert.Fail("The bank asks on and on.");
    }

    /// <summary>The tool that is shown, booked and paid from the next quarter of an hour on: soon enough to come at once.</summary>
    public async Task Book()
    {
        await Press("Réserver ce créneau");
        await page.GetByRole(AriaRole.Timer).WaitForAsync();
        await Pay("Valable");
        await Stands("Confirmé");
        await Assertions.Expect(Phone.Locator(".qr path")).ToBeVisibleAsync();
    }

    /// <summary>What is to be done now, on the phone or on the kiosk's screen: the one button there is, once it says what for.</summary>
    public static async Task Next(ILocator screen, string title)
    {
        try
        {
            await Assertions.Expect(screen.Locator(".next-title")).ToContainTextAsync(title);
        }
        catch (PlaywrightException missing)
        {
            var page = await screen.Page.Locator("main").InnerTextAsync();
            throw new PlaywrightException($"The page says “{page.ReplaceLineEndings(" · ")}”.\n{missing.Message}", missing);
        }

        await screen.Locator(".next .main").ClickAsync();
    }

    public Task Stands(string status) => Assertions.Expect(Status).ToHaveTextAsync(status);

    /// <summary>What an accessibility checker finds wrong with the page as it is.</summary>
    public Task<string[]> Violations() => page.EvaluateAsync<string[]>(
        $$"""
        async () => {
          {{Axe.Value}};
          const { violations } = await axe.run();
          return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`));
        }
        """);

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public Task<int> Overflow() => page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
