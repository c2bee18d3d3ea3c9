using Microsoft.Extensions.Logging;
using Npgsql;

namespace Toolbox24.Storage;

/// <summary>Opens the product's database the way every process of it should.</summary>
public static class Databases
{
    /// <summary>The role the application works under: it may do what the schema lets it, and not change the schema.</summary>
    public const string ApplicationRole = "toolbox24_app";

    /// <summary>The most connections of a process, where nothing else is said.</summary>
    private const int Connections = 24;

    /// <summary>Creates the pool of connections behind a connection string; statements prepare themselves at second use.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static NpgsqlDataSource Open(string connectionString, string application, ILoggerFactory? logs = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.MaxAutoPrepare = 64;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        builder.ConnectionStringBuilder.KeepAlive = 30;
        builder.ConnectionStringBuilder.ApplicationName = application;
        builder.ConnectionStringBuilder.IncludeErrorDetail = false;
        return builder.UseLoggerFactory(logs).Build();
    }

    /// <summary>
    /// The same connection string for work under <see cref="ApplicationRole" />, which migrations make: whoever it signs in
    /// must be a member of it.
    /// </summary>
    public static string AsApplication(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} -c role={ApplicationRole} -c jit=off".TrimStart();

        // It leaves nothing behind in a session that had to be cleared away at each use.
        builder.NoResetOnClose = true;

        // Writes share two connections, and reads are short: more at once only have more backends plan the same and wait for each other.
        if (builder.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize) builder.MaxPoolSize = Connections;
        return builder.ConnectionString;
    }
}
