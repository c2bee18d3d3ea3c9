using System.Buffers.Text;
using System.Text.Json;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Passes;

/// <summary>
/// Keeps what phones may do, and what customers said of it. A pass has no grain: it is decided, and written unless what it was decided from
/// is no longer so.
/// </summary>
public sealed class PassStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string Columns = "id, rental_id, site_id, purpose, valid_from, valid_until, phone";

    private const byte Uncompressed = 4;

    /// <summary>The grant there is for a rental and a purpose; null where none is.</summary>
    public async Task<PassGrant?> Live(RentalId rental, PassPurpose purpose, CancellationToken cancellationToken = default) => (await database.ReadAll(
        $"SELECT {Columns} FROM pass_grant WHERE rental_id = $1 AND purpose = $2 AND revoked_at IS NULL", Read,
        [rental.Value, purpose.ToString()], cancellationToken)).SingleOrDefault();

    /// <summary>Whether a grant opens something still; not where it was revoked, or its customer was erased.</summary>
    public async Task<bool> Lives(Guid grant, CancellationToken cancellationToken = default) =>
        (await database.ReadAll("SELECT id FROM pass_grant WHERE id = $1 AND revoked_at IS NULL", row => row.GetGuid(0), [grant], cancellationToken)).Count > 0;

    /// <summary>Whether a grant was ever given; revoked or not.</summary>
    public async Task<bool> Known(Guid grant, CancellationToken cancellationToken = default) =>
        (await database.ReadAll("SELECT id FROM pass_grant WHERE id = $1", row => row.GetGuid(0), [grant], cancellationToken)).Count > 0;

    /// <summary>
    /// The grants for a site whose time is not over and that open nothing any more: they were revoked, what they are for is over, or their customer fetches nothing.
    /// </summary>
    public Task<List<Guid>> Revoked(SiteId site, DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT g.id FROM pass_grant g JOIN rental r ON r.id = g.rental_id
        WHERE g.site_id = $1 AND g.valid_until > $2 AND (g.revoked_at IS NOT NULL OR r.status <> ALL (
            CASE g.purpose WHEN 'PickUp' THEN $3 ELSE $4 END)
            OR (g.purpose = 'PickUp' AND EXISTS (SELECT FROM customer c WHERE c.id = g.account_id AND c.standing = 'Suspended')))
        ORDER BY g.id
        """,
        row => row.GetGuid(0), [site.Value, now, KioskQueries.StatusesOf(PassPurpose.PickUp), KioskQueries.StatusesOf(PassPurpose.Return)], cancellationToken);

    /// <summary>What a customer said of their passes; null where they said nothing.</summary>
    public async Task<PassBlock?> Block(AccountId account, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT since, lifted_at FROM pass_block WHERE account_id = $1",
        row => new PassBlock(account, row.GetFieldValue<DateTimeOffset>(0), row.Instant(1)), [account.Value], cancellationToken)).SingleOrDefault();

    /// <summary>Gives a phone its grant, in the place of another.</summary>
    /// <param name="account">Whose phone it is.</param>
    /// <param name="granted">What was decided.</param>
    /// <param name="block">What was known of the customer's word on their passes.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who caused it: an id.</param>
    /// <returns>False where that is no longer so, or another pass has been made: nothing was written.</returns>
    public Task<bool> Save(AccountId account, PassGranted granted, PassBlock? block, DateTimeOffset at, string actor)
    {
        ArgumentNullException.ThrowIfNull(granted);
        var grant = granted.Grant;
        var row = JsonSerializer.Serialize(new
        {
            id = grant.Id,
            rental_id = grant.Rental.Value,
            account_id = account.Value,
            site_id = grant.Site.Value,
            purpose = grant.Purpose.ToString(),
            valid_from = grant.From,
            valid_until = grant.Until,
            phone = $@"\x{Convert.ToHexStringLower(grant.Phone.Point.AsSpan())}",
            made_at = at,
        });
        return writer.Commit(new GrantCommit(row, granted.Replaces, block is { IsOn: true } ? block.Since : null, at, actor));
    }

    /// <summary>"Ce n'est pas moi": revokes all passes of an account, and keeps it from having others to fetch something. Idempotent.</summary>
    /// <returns>Null; <see cref="SessionEnded" /> where who asks has no session any more.</returns>
    public Task<Refusal?> BlockAll(AccountId account, DateTimeOffset at, string actor, Guid? session = null) =>
        SetBlock(account, lifts: false, "PassesBlocked", at, actor, session);

    /// <summary>They have proved that it is them. Idempotent.</summary>
    /// <returns>Null; <see cref="SessionEnded" /> where who asks has no session any more.</returns>
    public Task<Refusal?> Unblock(AccountId account, DateTimeOffset at, string actor, Guid? session = null) =>
        SetBlock(account, lifts: true, "PassesUnblocked", at, actor, session);

    private async Task<Refusal?> SetBlock(AccountId account, bool lifts, string what, DateTimeOffset at, string actor, Guid? session)
    {
        var audit = AuditLine.Write(new AuditEntry(what, actor, "account", account.Value, at, new Dictionary<string, string?>()));
        return await writer.Commit(new BlockCommit(account.Value, lifts, at, actor, audit, session)) ? null : new SessionEnded();
    }

    private static PassGrant Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new RentalId(row.GetGuid(1)), new SiteId(row.GetGuid(2)), Enum.Parse<PassPurpose>(row.GetString(3)),
        row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), Phone(row.GetFieldValue<byte[]>(6)));

    private static PhoneKey Phone(byte[] point) => PhoneKey.Read(Base64Url.EncodeToString([Uncompressed, .. point])).Succeeded(out var key, out _)
        ? key
        : throw new InvalidDataException("What is stored is no key of a phone.");

    private sealed record GrantCommit(string Row, Guid? Replaced, DateTimeOffset? Block, DateTimeOffset At, string Actor) : UnitOfWork<GrantCommit, bool>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql =>
            """
            SELECT grant_pass(row_after, replaced, block, at, actor)
            FROM unnest($1, $2, $3, $4, $5) AS made (row_after, replaced, block, at, actor)
            """;

        protected internal override void Bind(UnitColumns<GrantCommit> columns) => columns
            .AddJson(unit => unit.Row)
            .Add(unit => unit.Replaced)
            .Add(unit => unit.Block)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }

    /// <summary>False where the session has ended.</summary>
    private sealed record BlockCommit(Guid Account, bool Lifts, DateTimeOffset At, string Actor, string Audit, Guid? Session) : UnitOfWork<BlockCommit, bool>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session) THEN block_passes(account, lifts, at, actor, audit) IS NOT NULL ELSE false END
            FROM unnest($1, $2, $3, $4, $5, $6) AS made (account, lifts, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<BlockCommit> columns) => columns
            .Add(unit => unit.Account)
            .Add(unit => unit.Lifts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
