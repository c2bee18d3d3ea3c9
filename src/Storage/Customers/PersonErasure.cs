using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Storage.Customers;

/// <summary>Erases who somebody was. Each step may be repeated, so that what a crash leaves half done is done again.</summary>
public sealed class PersonErasure(NpgsqlDataSource database, AccountStore accounts, AuditStore audit)
{
    /// <summary>Erases the account, what was told to them, how they signed in, and what the audit log need not keep of them.</summary>
    public async Task Erase(AccountId person, string actor, DateTimeOffset now)
    {
        // First what goes by the address, while it is known.
        await Forget(person, (await accounts.Load(person))?.Email?.Value);
        (await accounts.Change(
            person,
            before => before.Status == AccountStatus.Anonymised ? new AccountClosed() : before.Anonymise(),
            _ => new AccountNote("AccountAnonymised", actor))).Succeeded(out _, out _);

        // And what came while it was.
        await Forget(person, address: null);
        await PurgeAudit(person, actor, now);
    }

    private async Task Forget(AccountId person, string? address)
    {
        await using var command = database.CreateCommand("SELECT erase_person($1, $2), erase_disputes($1), erase_incidents($1), erase_threads($1)");
        command.Parameters.AddWithValue(person.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)address ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }

    private async Task PurgeAudit(AccountId person, string actor, DateTimeOffset now)
    {
        var actions = await database.ReadAll(
            "SELECT DISTINCT action FROM audit_entry WHERE object_id = $1 OR actor = $2", row => row.GetString(0),
            [person.Value, person.Value.ToString()], CancellationToken.None);
        foreach (var kept in actions.GroupBy(action => ErasureRules.GoesBefore(action, now)))
            await audit.Purge(new AuditPurge(kept.Key, [.. kept], person.Value), Guid.CreateVersion7(now), now, actor);
    }
}
