using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Toolbox24.Testing;

namespace Toolbox24.EndToEnd.Tests;

/// <summary>The delivered silo and simulator as <c>make up</c> runs them, and Debian's Chromium to look at them with.</summary>
public sealed partial class RunningDemo : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly int port = Ports.Free();
    private readonly List<ChildProcess> processes = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Passkeys know no address, only names: <c>localhost</c>, not <c>127.0.0.1</c>.</summary>
    public Uri Silo => At(port);

    /// <summary>Another origin of the same host.</summary>
    public Uri Simulator => At(port + 1);

    private TestDatabase Database { get; } = new();

    private HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        await Start(Built.Simulator, Simulator, new() { ["Silo__Url"] = Silo.AbsoluteUri }, "Now listening on: ");
        await Start(Built.Silo, Silo, new() { ["Web__Url"] = Silo.AbsoluteUri, ["Simulator__Url"] = Simulator.AbsoluteUri }, "The demo is ready");
        await Allow("customer.rentals", 50);
        await Allow("customer.holds", 20);
        await Allow("customer.holds-an-hour", 100);
        await Allow("door.acknowledge", 30);
        await Allow("door.open", 120);
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience.Milliseconds);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        foreach (var process in processes) await process.DisposeAsync();
        Http.Dispose();
        Database.Dispose();
    }

    /// <summary>A page of a browser that has never been here.</summary>
    /// <param name="options">How the browser is: its size, in the light or the dark.</param>
    public async Task<IPage> NewPage(BrowserNewContextOptions? options = null)
    {
        var page = await (await browser!.NewContextAsync(options)).NewPageAsync();
        page.SetDefaultTimeout(Patience.Milliseconds);
        return page;
    }

    /// <summary>What the link in the first mail to an address holds.</summary>
    public async Task<string> LinkTo(string email)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            var mails = await Http.GetFromJsonAsync<JsonElement>(new Uri(Simulator, $"mail?to={Uri.EscapeDataString(email)}"), limit.Token);
            if (mails.GetArrayLength() > 0)
                return Secret().Match(mails[0].GetProperty("content").GetProperty("text").GetString()!).Groups[1].Value;
        }

        throw new InvalidOperationException($"No mail came to {email}.");
    }

    /// <summary>The demo has two customers, who book here all day long, at locks that may be slow to answer on a busy machine.</summary>
    private async Task Allow(string parameter, int value)
    {
        using var session = await Http.PostAsync(new Uri(Silo, "demo/sessions/admin"), content: null);
        var access = (await session.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Silo, "graphql"))
        {
            Headers = { Authorization = new("Bearer", access) },
            Content = JsonContent.Create(new
            {
                query = "mutation ($input: SetParameterInput!) { setParameter(input: $input) { refusal { code } } }",
                variables = new { input = new { key = parameter, value = value.ToString(CultureInfo.InvariantCulture), version = 0 } },
            }),
        };
        using var answer = await Http.SendAsync(request);
        var told = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        if (!told.Contains("\"refusal\":null", StringComparison.Ordinal)) throw new InvalidOperationException(told);
    }

    private async Task Start(string program, Uri address, Dictionary<string, string> settings, string started)
    {
        var process = ChildProcess.Dotnet(program, new(settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["DATABASE"] = Database.ConnectionString,
            ["ASPNETCORE_URLS"] = address.AbsoluteUri,
        });
        processes.Add(process);
        await process.Line(started);
        _ = process.KeepLog(Path.Combine(AppContext.BaseDirectory, $"{Path.GetFileNameWithoutExtension(program)}.log"));
    }

    private static Uri At(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"));

    [GeneratedRegex(@"#(\S+)")]
    private static partial Regex Secret();
}

[CollectionDefinition(nameof(RunningDemo))]
public sealed class RunningDemoCollection : ICollectionFixture<RunningDemo>;
