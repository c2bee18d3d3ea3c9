using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Integrations;
using Toolbox24.Integrations.Payments;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>The API with the delivered simulator behind it: its card processor, and its sinks for mail, SMS and push.</summary>
public class BookingFixture : ApiFixture
{
    private readonly string books = Path.Combine(Path.GetTempPath(), $"processor-{Guid.NewGuid():n}.jsonl");
    private RunningServer simulator = null!;

    public override async Task InitializeAsync()
    {
        simulator = await RunningServer.Start(Built.Simulator, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["DATABASE"] = Database.ConnectionString,
            ["Processor__File"] = books,
        });
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await simulator.DisposeAsync();
        File.Delete(books);
    }

    /// <summary>Sends all that waits in the outbox, and what comes of it, until nothing is due.</summary>
    public async Task Deliver()
    {
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(Services);
        while (await dispatcher.SendDue() > 0)
        {
        }
    }

    /// <summary>Sends what waits on one channel, while the others are slow.</summary>
    public async Task Deliver(string channel)
    {
        var (outbox, sender) = (Services.GetRequiredService<OutboxStore>(), Services.GetServices<IOutboxChannel>().Single(each => each.Name == channel));
        foreach (var message in await outbox.Claim([channel], 100, TimeSpan.FromMinutes(1), Clock.GetUtcNow(), CancellationToken.None))
        {
            await sender.Deliver(message, CancellationToken.None);
            await outbox.Sent(message);
        }
    }

    /// <summary>Moves the clock to an instant, sweeps and delivers as both do by themselves.</summary>
    public async Task At(DateTimeOffset instant)
    {
        Clock.Advance(instant - Clock.GetUtcNow());
        await Sweep();
        await Deliver();
    }

    /// <summary>A site of its own with so many units of one tool.</summary>
    public (SiteId Site, ToolId Tool) NewShop(int units = 1)
    {
        var site = Database.AddSite();
        var tool = Database.AddTool($"Perforateur {Guid.NewGuid():n}", $"Perçage {site.Value:n}");
        for (var unit = 0; unit < units; unit++) Database.AddUnit(site, tool);
        return (site, tool);
    }

    /// <summary>A customer who may book.</summary>
    public async Task<Customer> NewBooker()
    {
        var (browser, email, id) = await this.NewCustomer();
        Database.Execute("UPDATE account SET phone = '+33612345678' WHERE id = $1", id.Value);
        return new Customer(this, browser, email, id);
    }

    /// <summary>What a sink took for somebody, oldest first.</summary>
    public async Task<List<JsonElement>> Sent(string sink, string to) =>
        [.. (await simulator.Http.GetFromJsonAsync<List<JsonElement>>($"{sink}?to={Uri.EscapeDataString(to)}"))!.Select(each => each.GetProperty("content"))];

    /// <summary>The customer does, or does not, what their bank wants.</summary>
    public async Task Authenticate(string action, bool succeed = true)
    {
        using var form = new FormUrlEncodedContent([new("succeed", succeed ? "true" : "false")]);
        (await simulator.Http.PostAsync(new Uri($"{action}/authenticate"), form)).Dispose();
    }

    /// <summary>What moved at the processor for a rental: kinds and cents, in order.</summary>
    public async Task<List<string>> Moved(Guid rental)
    {
        var ledger = await simulator.Http.GetFromJsonAsync<JsonElement>("processor/ledger");
        return
        [
            .. ledger.GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("metadata").GetProperty("rental").GetString() == rental.ToString())
                .Select(entry => $"{entry.GetProperty("metadata").GetProperty("purpose").GetString()} {entry.GetProperty("kind").GetString()} {entry.GetProperty("cents").GetInt64()}"),
        ];
    }

    protected override void Add(IServiceCollection services) => services
        .AddPayments(simulator.Http.BaseAddress!, "a-key-for-this-test", Web)
        .AddPaymentsChannel()
        .AddSimulatedMessages(simulator.Http.BaseAddress!);

    /// <summary>A slot that starts some hours after noon.</summary>
    public Slot SlotIn(double hours, double lasting = 2)
    {
        var now = Clock.GetUtcNow();
        var next = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        return new(next.AddHours(hours), next.AddHours(hours + lasting));
    }
}
