using Microsoft.AspNetCore.Connections;
using Toolbox24.Silo.Engine;
using Toolbox24.Silo.Telemetry;

namespace Toolbox24.Silo.Configuration;

internal static class RunRegistration
{
    /// <summary>Runs until the process is told to end; an address in use is a refusal, not a crash.</summary>
    public static async Task RunOrRefuse(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
            app.Services.GetRequiredService<StartPhase>().End();
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new StartRefused(failure.Message.TrimEnd('.'));
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Refused, or told to end, before it had started: what had is stopped below.
        }

        await app.WaitForShutdownAsync();
        if (app.Services.GetRequiredService<IEngineState>().Refusal is { } reason) throw new StartRefused(reason);
    }
}
