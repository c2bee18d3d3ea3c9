using System.Text;
using Npgsql;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Audit;

/// <summary>
/// The anchors of one database's audit log: a file that is only ever added to, one line each, in a folder that whoever can
/// write to the database should not be able to write to.
/// </summary>
/// <param name="folder">The folder; made where it is missing. Null: there are no anchors.</param>
/// <param name="database">Whose log.</param>
public sealed class AuditAnchorFile(string? folder, NpgsqlDataSource database)
{
    /// <summary>Whether anchors are kept at all.</summary>
    public bool IsKept => folder is not null;

    /// <summary>All anchors, as they were added. A line that is none comes as an anchor of a chain that never was.</summary>
    public async Task<IReadOnlyList<AuditAnchor>> Read(CancellationToken cancellationToken = default)
    {
        if (folder is null || await Name(folder, cancellationToken) is var name && !File.Exists(name)) return [];

        var lines = await File.ReadAllLinesAsync(name, cancellationToken);
        return [.. lines.Where(line => line != "").Select(line => AuditAnchor.Read(line) ?? Broken)];
    }

    /// <summary>The anchor that was added last.</summary>
    public async Task<AuditAnchor?> Last(CancellationToken cancellationToken = default) =>
        await Read(cancellationToken) is [.., var last] ? last : null;

    /// <summary>Adds an anchor, durably.</summary>
    public async Task Append(AuditAnchor anchor, CancellationToken cancellationToken = default)
    {
        if (folder is null) return;

        Directory.CreateDirectory(folder);
        await using var file = new FileStream(
            await Name(folder, cancellationToken), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

        // A line cut by a crash must not take the next one with it.
        var start = file.Length == 0 || EndsLine(file) ? "" : "\n";
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"{start}{anchor}\n"), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private static AuditAnchor Broken { get; } = new(DateTimeOffset.UnixEpoch, long.MaxValue, AuditChain.Start);

    private static bool EndsLine(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    /// <summary>By database and server: several may share the folder, and a name alone is soon given again.</summary>
    private async Task<string> Name(string folder, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT current_database() || '-' || system_identifier FROM pg_control_system()");
        return Path.Combine(folder, $"{await command.ExecuteScalarAsync(cancellationToken)}.anchors");
    }
}
