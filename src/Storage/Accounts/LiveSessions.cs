using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Accounts;

/// <summary>Says who may still stay connected.</summary>
public sealed class LiveSessions(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Whether a session is still there, or none asks. What is decided again after a write that came to nothing asks this.</summary>
    public async Task<bool> Lives(Guid? session) => session is not { } asked || (await Of([asked], [])).Count > 0;

    /// <summary>
    /// Of these sessions and devices those that are still what they were when they connected, in one statement: not ended,
    /// not looking through a customer's eyes; not revoked, and of the same credential.
    /// </summary>
    public async Task<HashSet<Guid>> Of(
        IReadOnlyCollection<Guid> sessions, IReadOnlyCollection<(DeviceId Id, long Version)> devices, CancellationToken cancellationToken = default) =>
    [
        .. await database.ReadAll(
            """
            SELECT s.id FROM session s JOIN account a ON a.id = s.account_id
            WHERE s.id = ANY ($1) AND s.idle_until > $4 AND s.ends_at > $4 AND s.stamp = a.stamp AND a.status = $5
              AND s.acting_for IS NULL
            UNION ALL
            SELECT d.id FROM device d JOIN unnest($2, $3) AS was (id, version) ON was.id = d.id AND was.version = d.version
            WHERE d.revoked_at IS NULL
            """,
            row => row.GetGuid(0),
            [
                sessions.ToArray(), devices.Select(device => device.Id.Value).ToArray(),
                devices.Select(device => device.Version).ToArray(), clock.GetUtcNow(), nameof(AccountStatus.Active),
            ],
            cancellationToken),
    ];
}
