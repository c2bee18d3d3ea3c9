using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Integrations.Doors.Kasier;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>The API, and the delivered simulator as Kasier's servers, each calling the other. Its clock is set by the machine's.</summary>
public sealed class KasierFixture : ApiFixture
{
    private RunningServer simulator = null!;

    public override async Task InitializeAsync()
    {
        Synchronise();
        await base.InitializeAsync();
        simulator = await RunningServer.Start(Built.Simulator, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["DATABASE"] = Database.ConnectionString,
            ["Silo__Url"] = new Uri(Url, "/").AbsoluteUri,
        });

        // The simulator's time goes on while ours stands: a slow call must not come too late.
        var admin = await this.NewStaff(Role.Administrator);
        await admin.Do(SettingsDocuments.Set, new { key = "door.acknowledge", value = "30", version = 0 });
    }

    public override async Task DisposeAsync()
    {
        await simulator.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>A site whose locks are Kasier's, its two lockers, and its controller, which has said how the doors stand.</summary>
    public async Task<(SiteId Site, Guid First, Guid Second, Guid Controller)> NewKasierSite()
    {
        var (site, first, second) = NewSite();
        var controller = (await (await this.NewStaff(Role.Administrator)).NewDevice(site.Value, "KASIER")).Id;
        await Until(() => Heard(controller).Count >= 3);
        await Deliver();
        return (site, first.Value, second.Value, controller);
    }

    /// <summary>The kinds of what was taken of a controller, in the order of its numbers.</summary>
    public List<string> Heard(Guid controller) => Database.Column<string>(
        "SELECT coalesce(data #>> '{report,$type}', data ->> 'why') FROM event WHERE stream = device_stream($1) ORDER BY version", controller);

    /// <summary>Sets the clock by the machine's, which the simulator's is too: orders are good for seconds, signatures for minutes.</summary>
    public void Synchronise() => Clock.Advance(DateTimeOffset.UtcNow - Clock.GetUtcNow());

    /// <summary>Does something to a wall.</summary>
    public async Task Wall(SiteId site, string path, object body)
    {
        using var answer = await simulator.Http.PostAsJsonAsync($"walls/{site.Value}/{path}", body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks again until it is so.</summary>
    public static async Task Until(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Waits until the simulator gives out so many words of a controller behind a number.</summary>
    public async Task Lists(Guid controller, long after, int count)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"kasier/v1/controllers/{controller}/events?after={after}")
            {
                Headers = { Authorization = new("Bearer", KasierOptions.SimulatorKey) },
            };
            using var answer = await simulator.Http.SendAsync(request, patience.Token);
            if ((await answer.Content.ReadFromJsonAsync<JsonElement>(patience.Token)).GetProperty("events").GetArrayLength() == count) return;
        }
    }

    /// <summary>Calls as Kasier would, or as somebody who is not.</summary>
    public async Task<HttpStatusCode> Call(object said, string key = KasierOptions.SimulatorKey, TimeSpan ago = default)
    {
        Synchronise();
        var body = Encoding.UTF8.GetBytes(said as string ?? JsonSerializer.Serialize(said));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url, "/kasier/events")) { Content = new ByteArrayContent(body) };
        request.Headers.Add(KasierSignature.Header, KasierSignature.Of(body, key, Clock.GetUtcNow() - ago));
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    public async Task Deliver()
    {
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(Services);
        while (await dispatcher.SendDue() > 0)
        {
        }
    }

    protected override void Add(IServiceCollection services) => services
        .AddDoorChannels()
        .AddKasier(new Uri("http://localhost:1"), "no key", KasierOptions.SimulatorKey)
        .AddSingleton(_ => new KasierApi(new HttpClient
        {
            BaseAddress = new Uri(simulator.Http.BaseAddress!, "kasier/"),
            DefaultRequestHeaders = { Authorization = new("Bearer", KasierOptions.SimulatorKey) },
        }));
}
