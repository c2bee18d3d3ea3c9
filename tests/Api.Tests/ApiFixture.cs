using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts.Identity;
using Toolbox24.Api.Audit;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Grains.Lockers;
using Toolbox24.Integrations;
using Toolbox24.Integrations.Customers;
using Toolbox24.Silo.Accounts;
using Toolbox24.Silo.Api;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Doors;
using Toolbox24.Silo.Security;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests;

/// <summary>The API as Production registers and serves it, over the engine and a database, at a noon that lasts.</summary>
public class ApiFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Where people find the web app.</summary>
    public static readonly Uri Web = new("https://toolbox24.example/");

    public TestDatabase Database { get; } = new();

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Noon);

    /// <summary>What measures for how long a bridge's line says nothing: the clock may jump, and no line is cut by it.</summary>
    public MovableClock Stopwatch { get; } = MovableClock.StoppedAt(Noon);

    public Statements Statements { get; private set; } = null!;

    /// <summary>Where it is served.</summary>
    public Uri Url => new(Silo.Address, "graphql");

    public HttpClient Http { get; } = new(new SocketsHttpHandler { Expect100ContinueTimeout = Patience.Limit });

    public IServiceProvider Services => Silo.Services;

    /// <summary>What ends with the fixture.</summary>
    public ConcurrentBag<IDisposable> Ends { get; } = [];

    /// <summary>The register of companies.</summary>
    public StubRegister Register { get; private set; } = null!;

    private TestSilo Silo { get; set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Statements = new Statements(Database.Scalar<string>("SELECT current_database()"));
        Register = await StubRegister.Start();
        Silo = await TestSilo.Start(Database, Clock, configure: builder =>
        {
            builder.Services.AddHostedService<DatabaseListener>();
            builder.Services.AddAccounts(new ServerKey("test: nobody else's, and long enough"));
            builder.Services.AddPasskeys(Web);
            builder.Services.AddSingleton<IPasskeyHandler<Account>>(services =>
                new HeldPasskeys(ActivatorUtilities.CreateInstance<PasskeyHandler<Account>>(services)));
            builder.Services.AddMessages(Web);
            builder.Services.AddCompanyRegister(Register.Address, "Toolbox24/1.0 (tests)", Patience.Limit);
            builder.Services.AddLockerBridge(Stopwatch);
            builder.Services.AddApi(DeploymentEnvironment.Production);
            Add(builder.Services);
        }, serve: app =>
        {
            app.UseMiddleware<SecurityHeaders>(false);
            app.UseMiddleware<AntiForgery>();
            app.UseAuthentication();
            app.Use(HeldRequest.Known);
            app.MapApi(DeploymentEnvironment.Production);
            app.MapAuditExport();
            app.MapBridge();
            app.MapKasier();
        });
        await Statements.JournalRead.WaitAsync(Patience.Limit);
    }

    public virtual async Task DisposeAsync()
    {
        Http.Dispose();
        foreach (var each in Ends) each.Dispose();
        await Silo.DisposeAsync();
        await Register.DisposeAsync();
        Statements.Dispose();
        Database.Dispose();
    }

    /// <summary>Two lockers of a site of their own, each with a unit in it.</summary>
    public (SiteId Site, LockerId First, LockerId Second) NewSite()
    {
        var wall = Database.AddWall(2);
        var site = Database.Scalar<Guid>("SELECT site_id FROM locker WHERE id = $1", wall[0].Locker.Value);
        return (new SiteId(site), wall[0].Locker, wall[1].Locker);
    }

    /// <summary>Holds a locker for ten minutes, for a slot tomorrow.</summary>
    public async Task<Slot> Hold(LockerId locker)
    {
        var slot = new Slot(Noon.AddDays(1), Noon.AddDays(1).AddHours(2));
        var hold = new HoldSlot(RentalId.New(Noon), slot, Clock.GetUtcNow().AddMinutes(10));
        return (await Locker(locker).Hold(hold)).Value().Claim.During;
    }

    public ILockerGrain Locker(LockerId id) => Silo.Grains.GetGrain<ILockerGrain>(id.Value);

    public ICustomerGrain Customer(AccountId id) => Silo.Grains.GetGrain<ICustomerGrain>(id.Value);

    /// <summary>Has met what is due, as the sweeper does each second, and waits for the register's answers.</summary>
    public async Task Sweep()
    {
        await Silo.Sweep();
        await Services.GetRequiredService<CompanyChecks>().Settled();
    }

    /// <summary>Adds what some tests need beside.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    /// <summary>The whole answer to a request, errors and all.</summary>
    public async Task<JsonElement> Ask(string query)
    {
        using var answer = await Post(query);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The answer as it comes.</summary>
    public async Task<HttpResponseMessage> Post(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url)
        {
            Content = JsonContent.Create(new { query }),
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/graphql-response+json") } },
        };
        return await Http.SendAsync(request);
    }

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonElement> Data(string document)
    {
        var answer = await Ask(document);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }
}
