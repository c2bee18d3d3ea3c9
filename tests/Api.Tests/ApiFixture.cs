using System.Buffers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Silo.Api;
using Toolbox24.Silo.Configuration;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests;

/// <summary>The API as Production registers it, over the engine and a database, at a noon that lasts.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public TestDatabase Database { get; } = new();

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Noon);

    public Statements Statements { get; private set; } = null!;

    public IServiceProvider Services => Silo.Services;

    private TestSilo Silo { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Statements = new Statements(Database.Scalar<string>("SELECT current_database()"));
        Silo = await TestSilo.Start(Database, Clock, configure: builder =>
        {
            builder.Services.AddHostedService<DatabaseListener>();
            builder.Services.AddApi(DeploymentEnvironment.Production);
        });
        await Statements.JournalRead.WaitAsync(Patience);
    }

    public async Task DisposeAsync()
    {
        await Silo.DisposeAsync();
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
        return (await Silo.Grains.GetGrain<ILockerGrain>(locker.Value).Hold(hold)).Value().Claim.During;
    }

    /// <summary>The whole answer to a request, errors and all.</summary>
    public async Task<JsonElement> Ask(string document, ClaimsPrincipal? user = null)
    {
        await using var scope = Silo.Services.CreateAsyncScope();
        return Json((OperationResult)await Execute(document, scope, user));
    }

    /// <summary>The data of an answer that has no errors.</summary>
    public async Task<JsonElement> Data(string document)
    {
        var answer = await Ask(document);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The first event that comes after <paramref name="happening" />.</summary>
    public async Task<JsonElement> FirstEvent(string subscription, Func<Task> happening)
    {
        await using var scope = Silo.Services.CreateAsyncScope();
        var stream = Assert.IsType<ResponseStream>(await Execute(subscription, scope));
        await happening();
        return Json(await stream.ReadResultsAsync().FirstAsync().AsTask().WaitAsync(Patience)).GetProperty("data");
    }

    private Task<ExecutionResult> Execute(string document, AsyncServiceScope scope, ClaimsPrincipal? user = null) =>
        Silo.Services.GetRequiredService<IRequestExecutor>().ExecuteAsync(new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Services = scope.ServiceProvider,
            User = user ?? new(new ClaimsIdentity()),
        });

    private static JsonElement Json(OperationResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }
}
