using Npgsql;

namespace Toolbox24.Simulator.Start;

/// <summary>Where the simulator may run: nowhere anything is real.</summary>
internal static class StartRule
{
    public static string? Problem(IHostEnvironment environment, IConfiguration configuration)
    {
        if (environment.EnvironmentName is not ("Demo" or "Staging"))
            return $"the simulator runs in Demo and Staging only, not in '{environment.EnvironmentName}'";

        var database = Database(configuration);
        if (string.IsNullOrEmpty(database)) return "DATABASE is missing: set it to a connection string";

        try
        {
            _ = new NpgsqlConnectionStringBuilder(database);
            return null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return "DATABASE is not a connection string such as Host=…;Username=…;Database=…";
        }
    }

    public static string? Database(IConfiguration configuration) =>
        configuration["Database:ConnectionString"] ?? configuration["DATABASE"];
}
