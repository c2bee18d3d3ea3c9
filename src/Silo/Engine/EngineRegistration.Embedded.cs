using Orleans.Embedded;
using Orleans.PostgreSql;
using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Silo.Engine;

/// <summary>Adds the actor engine: the slice in <c>src/Embedded</c>. The real packages' file is beside this one.</summary>
public static class EngineRegistration
{
    public static void AddEngine(this IHostApplicationBuilder builder, string connectionString, EngineMode mode)
    {
        builder.UseOrleans(silo =>
        {
            silo.UsePostgreSql();
            if (mode == EngineMode.Beside) return;

            silo.UseDatabaseLease(new LeaseOptions(
                connectionString, $"toolbox24 {Environment.MachineName} {Environment.ProcessId}", mode == EngineMode.Standby));
        });
        builder.Services.AddSingleton<IWorkPermit>(provider => provider.GetRequiredService<IEngineState>());
        builder.Services.AddSingleton<IEngineState, EmbeddedEngineState>();
    }

    private sealed class EmbeddedEngineState(IEngine engine) : IEngineState
    {
        public string Name => engine.Status.ToString();

        public bool IsGranted => engine.Status == EngineStatus.Active;

        public bool IsStandby => engine.Status == EngineStatus.Standby;

        // The engine calls itself active to those who wait when all its parts are.
        public bool HasReminders => engine.WhenActive().IsCompletedSuccessfully;

        public string? Refusal =>
            (engine.WhenActive().Exception?.GetBaseException() as LeaseRefusedException)?.Message;

        public Task WhenActive(CancellationToken cancellationToken) => engine.WhenActive(cancellationToken);
    }
}
