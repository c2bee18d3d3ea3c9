using System.Text.Json;
using Orleans.Configuration;
using Orleans.Serialization;
using Toolbox24.Grains;
using Toolbox24.Silo.Configuration;
using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Silo.Engine;

/// <summary>Adds the actor engine: Microsoft Orleans itself, clustered on the product's database.</summary>
public static class EngineRegistration
{
    private const string Invariant = "Npgsql";

    public static void AddEngine(this IHostApplicationBuilder builder, string connectionString, EngineMode mode)
    {
        if (mode == EngineMode.Standby)
            throw new StartRefused("a cluster needs no --standby: start another silo, and it takes its share");

        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("toolbox24", "toolbox24"));
            silo.UseAdoNetClustering(options => (options.ConnectionString, options.Invariant) = (connectionString, Invariant));
            silo.UseAdoNetReminderService(options => (options.ConnectionString, options.Invariant) = (connectionString, Invariant));
            silo.AddAdoNetGrainStorageAsDefault(options => (options.ConnectionString, options.Invariant) = (connectionString, Invariant));

            // Domain references no engine, so its records cross calls as JSON.
            silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(
                type => type.Namespace?.StartsWith("Toolbox24.Domain", StringComparison.Ordinal) == true,
                new JsonSerializerOptions(WireJson.Options)));
        });
        builder.Services.AddSingleton<IWorkPermit>(provider => provider.GetRequiredService<IEngineState>());
        builder.Services.AddSingleton<IEngineState, ClusterState>();
    }

    /// <summary>A silo that has started is in its cluster; it never stands by.</summary>
    private sealed class ClusterState : IEngineState
    {
        public string Name => "Active";

        public bool IsGranted => true;

        public bool IsStandby => false;

        public bool HasReminders => true;

        public string? Refusal => null;

        public Task WhenActive(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
