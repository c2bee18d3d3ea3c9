using Npgsql;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Storage.Accounts;

/// <summary>Somebody who works for us, or did, as administrators see them.</summary>
/// <param name="Id">Names them.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Email">Where they are written to; null once erased.</param>
/// <param name="Roles">What they may be.</param>
/// <param name="Status">How far they have come.</param>
/// <param name="InvitedAt">When they were invited.</param>
/// <param name="SeenAt">When they last used a session, or did something that the audit log tells of; null where never.</param>
/// <param name="HasSecondFactor">Whether they have an authenticator or a passkey: without one they may do nothing.</param>
public sealed record StaffMember(
    AccountId Id, string? Name, string? Email, IReadOnlyList<Role> Roles, StaffStatus Status, DateTimeOffset InvitedAt,
    DateTimeOffset? SeenAt, bool HasSecondFactor);

/// <summary>Reads the staff, for administrators.</summary>
public sealed class StaffQueries(NpgsqlDataSource database)
{
    // A session that has ended is no more: what remains of it is in the audit log.
    private const string Columns =
        """
        SELECT to_jsonb(a)::text,
               greatest((SELECT max(s.seen_at) FROM session s WHERE s.account_id = a.id),
                        (SELECT max(e.at) FROM audit_entry e WHERE e.actor = a.id::text)),
               EXISTS (SELECT FROM passkey p WHERE p.account_id = a.id)
        FROM account a
        """;

    /// <summary>Whoever works for us, or did, by name.</summary>
    public Task<List<StaffMember>> All(CancellationToken cancellationToken = default) => database.ReadAll(
        $"{Columns} WHERE a.roles <> $1 ORDER BY a.name, a.id", Read, [new[] { nameof(Role.Customer) }], cancellationToken);

    public async Task<StaffMember?> Find(AccountId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Columns} WHERE a.id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    private static StaffMember Read(NpgsqlDataReader row)
    {
        var account = AccountRow.Read(row.GetString(0));
        return new(
            account.Id, account.Name, account.Email?.Value, account.Roles, Status(account), account.CreatedAt,
            row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1), account.SecondFactor.IsOn || row.GetBoolean(2));
    }

    private static StaffStatus Status(Account account) => account switch
    {
        { IsActive: false } => StaffStatus.OffBoarded,
        { PasswordHash: null } => StaffStatus.Invited,
        _ => StaffStatus.Active,
    };
}
