using Microsoft.Extensions.DependencyInjection;
using Orleans.PostgreSql;
using Orleans.Storage;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Orleans.Conformance;

/// <summary>Where states and reminders are kept. The one file of the suite that knows whose tables they are.</summary>
internal static class Stores
{
    /// <summary>Keeps them in the database, with a second store by the name of "other".</summary>
    public static void UseDatabase(this ISiloBuilder silo, TestDatabase database)
    {
        silo.Services.AddSingleton(database.Source);
        silo.Services.AddSingleton<CommitWriter>();
        silo.UsePostgreSql();
        silo.Services.AddKeyedSingleton(
            "other", (provider, _) => provider.GetRequiredKeyedService<IGrainStorage>("Default"));
    }

    /// <summary>Starts a test with nothing stored.</summary>
    public static void Empty(this TestDatabase database) =>
        database.Execute("DELETE FROM grain_state; DELETE FROM reminder");

    public static long States(this TestDatabase database) => database.Scalar<long>("SELECT count(*) FROM grain_state");

    public static long Reminders(this TestDatabase database) => database.Scalar<long>("SELECT count(*) FROM reminder");

    /// <summary>Writes a state behind the back of whoever has read it.</summary>
    public static void Touch(this TestDatabase database, string state, GrainId grain) => database.Execute(
        "UPDATE grain_state SET etag = etag + 1 WHERE grain = $1 AND name = $2", grain.ToString(), state);
}
