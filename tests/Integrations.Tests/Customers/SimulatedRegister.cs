using System.Net.Http.Json;
using Toolbox24.Integrations.Customers;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Customers;

/// <summary>The delivered simulator, asked over real HTTP. Its register needs no database.</summary>
public sealed class SimulatedRegister : IAsyncLifetime
{
    private RunningServer simulator = null!;

    internal Uri Address => simulator.Http.BaseAddress!;

    internal CompanyRegister Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        simulator = await RunningServer.Start(
            Built.Simulator,
            new() { ["ASPNETCORE_ENVIRONMENT"] = "Demo", ["DATABASE"] = "Host=127.0.0.1;Port=1;Username=none" });
        Client = Registers.At(Address);
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    internal async Task Fail(string mode, int times)
    {
        using var answer = await simulator.Http.PostAsJsonAsync("faults/companies", new { mode, times });
        answer.EnsureSuccessStatusCode();
    }
}
