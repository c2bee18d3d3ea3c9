using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Hosting;
using Orleans.Storage;

namespace Orleans.PostgreSql;

/// <summary>Keeps what the engine keeps in the product's database.</summary>
public static class PostgreSqlSiloBuilderExtensions
{
    /// <summary>Grain states (as the default store) and reminders.</summary>
    public static ISiloBuilder UsePostgreSql(this ISiloBuilder builder)
    {
        builder.Services.AddKeyedSingleton<IGrainStorage, GrainStateStore>("Default");
        builder.Services.AddSingleton<IReminderTable, ReminderTable>();
        return builder.AddReminders();
    }

    /// <summary>One engine per database: without it two may run, and only the constraints tell them apart.</summary>
    public static ISiloBuilder UseDatabaseLease(this ISiloBuilder builder, LeaseOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IEngineLease, DatabaseLease>();
        return builder;
    }
}
