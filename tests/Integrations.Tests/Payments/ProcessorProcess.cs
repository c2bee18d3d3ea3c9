using System.Net;
using System.Net.Http.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Integrations.Payments;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Payments;

/// <summary>The delivered simulator as a card processor, on a port of its own, whose books are in a file.</summary>
public sealed class ProcessorProcess : IAsyncLifetime
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"processor-{Guid.NewGuid():n}.jsonl");
    private RunningServer server = null!;

    public TestDatabase Database { get; } = new();

    public Uri Address => server.Http.BaseAddress!;

    internal IPayments Payments { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        server = await RunningServer.Start(Built.Simulator, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["DATABASE"] = Database.ConnectionString,
            ["Processor__File"] = file,
        });
        Payments = Clients.At(Address);
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Database.Dispose();
        File.Delete(file);
    }

    /// <summary>Kills it, does something to its file, and starts it again.</summary>
    internal async Task Restart(Action<string>? between = null)
    {
        await server.DisposeAsync();
        between?.Invoke(file);
        await InitializeAsync();
    }

    /// <summary>The first call of a payment of its own.</summary>
    internal static PaymentRequest Request(PaymentCall call) => new(
        new PaymentId(Guid.NewGuid()), new RentalId(Guid.NewGuid()), PaymentPurpose.Deposit, Attempt: 1, Number: 1, call);

    internal static PaymentRequest Authorising(string card, long cents = 15_000, CustomerPresence customer = CustomerPresence.Present) =>
        Request(new AuthoriseCard(new CardToken(card), new Euros(cents), customer));

    /// <summary>The next call of a payment.</summary>
    internal static PaymentRequest After(PaymentRequest before, PaymentCall call) => before with { Number = before.Number + 1, Call = call };

    /// <summary>Makes a call, again until it is answered.</summary>
    internal async Task<PaymentOutcome> Insist(PaymentRequest request)
    {
        try
        {
            return await Payments.Call(request);
        }
        catch (HttpRequestException)
        {
            return await Payments.Call(request);
        }
    }

    internal async Task<T> Made<T>(PaymentRequest request) where T : PaymentOutcome => Assert.IsType<T>(await Insist(request));

    /// <summary>The customer at their bank.</summary>
    internal async Task Authenticate(ActionRequired action, bool succeed = true)
    {
        using var form = new FormUrlEncodedContent([new("succeed", succeed ? "true" : "false")]);
        using var answer = await server.Http.PostAsync(new Uri($"{action.Address}/authenticate"), form);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    internal async Task Fail(string mode, int times) =>
        (await server.Http.PostAsJsonAsync("faults/processor", new { mode, times })).EnsureSuccessStatusCode();

    internal async Task Advance(TimeSpan by) =>
        (await server.Http.PostAsJsonAsync("clock/advance", new { by = by.ToString("c") })).EnsureSuccessStatusCode();

    /// <summary>What its clock shows.</summary>
    internal async Task<DateTimeOffset> Now() => (await server.Http.GetFromJsonAsync<Reading>("clock"))!.Now;

    internal async Task Move(DateTimeOffset to) => (await server.Http.PostAsJsonAsync("clock/move", new { to })).EnsureSuccessStatusCode();

    internal async Task<Ledger> Ledger() => (await server.Http.GetFromJsonAsync<Ledger>("processor/ledger"))!;

    /// <summary>What moved for one rental, in order.</summary>
    internal async Task<List<Movement>> Movements(PaymentRequest request) =>
        [.. (await Ledger()).Entries.Where(entry => entry.Metadata["rental"] == request.Rental.Value.ToString())];

    internal async Task<string[]> Trace(PaymentRequest request) =>
        [.. (await Movements(request)).Select(entry => $"{entry.Kind} {entry.Cents}")];

    internal async Task<HttpResponseMessage> Send(HttpRequestMessage request) => await server.Http.SendAsync(request);
}

/// <summary>All that moved at the processor, in cents.</summary>
internal sealed record Ledger(
    long Authorised, long Captured, long Released, long Expired, long Refunded, long Held, IReadOnlyList<Movement> Entries);

internal sealed record Reading(DateTimeOffset Now);

internal sealed record Movement(DateTimeOffset At, string Intent, string Kind, long Cents, Dictionary<string, string> Metadata);
