using Npgsql;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Database;
using Toolbox24.Storage;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Time;

namespace Toolbox24.Silo.Audit;

/// <summary>Verifies the audit log instead of serving: a line for each finding, and exit code 1 where there is one.</summary>
internal static class AuditCommand
{
    public const string Argument = "--verify-audit";

    public static async Task<int> Run(string[] args)
    {
        var findings = 0L;
        var exitCode = await StartRefused.OrRun(async () => findings = await Verify(WebApplication.CreateBuilder(args).AddSettings()));
        return findings > 0 ? 1 : exitCode;
    }

    private static async Task<long> Verify(Settings settings)
    {
        // Not as the application: whoever verifies may be a login of its own that can read, no more.
        await using var database = Databases.Open(settings.Database.ConnectionString, "toolbox24 verify-audit");
        await DatabaseReach.Wait(database, TimeProvider.System);
        await RequireLog(database);

        var clock = new MovableClock(TimeProvider.System);
        clock.MoveTo(await ClockStore.Offset(database));
        var anchors = new AuditAnchorFile(settings.Audit.FolderIn(settings.Environment), database);

        var findings = 0L;
        var length = await new AuditVerification(database, anchors, clock).Run(found =>
        {
            findings++;
            Console.WriteLine(found);
        });

        var last = await anchors.Last() is { } anchor ? $"the last of {anchor.At:u}" : "none yet";
        Console.WriteLine($"{findings} findings in {length} entries of the audit log; anchors: {last}.");
        return findings;
    }

    private static async Task RequireLog(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT to_regclass('audit_chain') IS NOT NULL");
        if (await command.ExecuteScalarAsync() is not true)
            throw new StartRefused("this database has no audit log yet: a silo makes it at its start");
    }
}
