using System.Text.Json;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Accounts;

/// <summary>What is written beside a changed account.</summary>
/// <param name="What">The change's name: the event's type and the audit's action.</param>
/// <param name="Actor">Who caused it: an account's id, or "system".</param>
/// <param name="Facts">What the audit keeps of it, erasable.</param>
/// <param name="Tell">Messages that leave because of it.</param>
/// <param name="TellIfTaken">Messages that leave instead, where the address is another's.</param>
/// <param name="Added">A passkey that comes.</param>
/// <param name="Removed">The passkey that goes.</param>
/// <param name="Session">The session that asked for it: once it has ended, nothing is written.</param>
/// <param name="Company">The company that who signs up says to be of; their customer takes it in.</param>
public sealed record AccountNote(
    string What, string Actor, IReadOnlyDictionary<string, string?>? Facts = null, IReadOnlyList<Message>? Tell = null,
    IReadOnlyList<Message>? TellIfTaken = null, Passkey? Added = null, byte[]? Removed = null,
    Guid? Session = null, CompanyDeclaration? Company = null);

/// <summary>Keeps accounts: each change with its event, its audit line and its messages.</summary>
public sealed class AccountStore(NpgsqlDataSource database, CommitWriter writer, MessageLine messages, TimeProvider clock)
{
    private readonly GatheredReads<AccountId, Account> reads = new(ids => LoadAll(database, ids), account => account.Id);

    public Task<Account?> Load(AccountId id, CancellationToken cancellationToken = default) => reads.Find(id).WaitAsync(cancellationToken);

    public Task<Account?> Find(EmailAddress email, CancellationToken cancellationToken = default) =>
        One("WHERE a.email_key = $1", email.Key, cancellationToken);

    /// <summary>Those of the accounts that there are, in no order.</summary>
    public Task<List<Account>> LoadAll(IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken = default) =>
        LoadAll(database, ids, cancellationToken);

    /// <summary>Whoever works for us, or did, by name.</summary>
    public Task<List<Account>> Staff(CancellationToken cancellationToken = default) =>
        Many("WHERE a.roles <> $1 ORDER BY a.name, a.id", new[] { nameof(Role.Customer) }, cancellationToken);

    /// <summary>Writes the account as a decision left it.</summary>
    /// <returns>The account as written, or <see cref="EmailTaken"/>, or of a passkey <see cref="PasskeyRefused"/>; or <see cref="SessionEnded"/>.</returns>
    /// <exception cref="StaleAccountException">It was changed since it was read: decide again.</exception>
    public async Task<Result<Account>> Save(Account after, AccountNote note)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(note);
        var now = clock.GetUtcNow();
        var audit = new AuditEntry(note.What, note.Actor, "account", after.Id.Value, now, note.Facts ?? Nothing);
        return await writer.Commit(new AccountCommit(
            AccountRow.Write(after), after.Version, note.What, now, note.Actor, AuditLine.Write(audit), messages.Write(note.Tell ?? []),
            messages.Write(note.TellIfTaken ?? []), note.Added is { } added ? PasskeyStore.Write(added) : null, note.Removed, note.Session,
            note.Company is { } company ? JsonSerializer.Serialize(new { siret = company.Siret.Value, name = company.Name }) : null))
            switch
        {
            "Done" => after with { Version = after.Version + 1 },
            "Taken" => new EmailTaken(),
            "Known" => new PasskeyRefused(),
            "Ended" => new SessionEnded(),
            _ => throw new StaleAccountException(after.Id),
        };
    }

    /// <summary>Decides on the account as it is, again where somebody else was faster.</summary>
    /// <returns>The account as written, or why not; <see cref="UnknownAccount"/> where there is none.</returns>
    public async Task<Result<Account>> Change(AccountId id, Func<Account, Result<Account>> decide, Func<Account, AccountNote> note)
    {
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(note);
        for (var attempt = 1; ; attempt++)
        {
            if (await Load(id) is not { } before) return new UnknownAccount(id);
            if (!decide(before).Succeeded(out var after, out var refusal)) return refusal;

            try
            {
                return await Save(after, note(before));
            }
            catch (StaleAccountException) when (attempt < 5)
            {
            }
        }
    }

    private static readonly IReadOnlyDictionary<string, string?> Nothing = new Dictionary<string, string?>();

    private static Task<List<Account>> LoadAll(
        NpgsqlDataSource database, IReadOnlyCollection<AccountId> ids, CancellationToken cancellationToken = default) =>
        Many(database, "WHERE a.id = ANY ($1)", ids.Select(id => id.Value).ToArray(), cancellationToken);

    private async Task<Account?> One(string where, object parameter, CancellationToken cancellationToken) =>
        (await Many(where, parameter, cancellationToken)).SingleOrDefault();

    private Task<List<Account>> Many(string where, object parameter, CancellationToken cancellationToken) =>
        Many(database, where, parameter, cancellationToken);

    private static Task<List<Account>> Many(
        NpgsqlDataSource database, string where, object parameter, CancellationToken cancellationToken) =>
        database.ReadAll(
            $"SELECT to_jsonb(a)::text FROM account a {where}", row => AccountRow.Read(row.GetString(0)), [parameter], cancellationToken);

    private sealed record AccountCommit(
        string State, long Version, string What, DateTimeOffset At, string Actor, string Audit, string Messages, string IfTaken,
        string? Added, byte[]? Removed, Guid? Session, string? Company)
        : UnitOfWork<AccountCommit, string>
    {
        protected internal override string Sql =>
            """
            SELECT save_account(state, version, what, at, actor, audit, messages, if_taken, added, removed, of_session, company)
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                AS made (state, version, what, at, actor, audit, messages, if_taken, added, removed, of_session, company)
            """;

        protected internal override void Bind(UnitColumns<AccountCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Messages)
            .AddJson(unit => unit.IfTaken)
            .AddJson(unit => unit.Added)
            .Add(unit => unit.Removed)
            .Add(unit => unit.Session)
            .AddJson(unit => unit.Company);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}

/// <summary>The account was changed since it was read.</summary>
public sealed class StaleAccountException(AccountId account) : Exception($"Account {account.Value} was changed meanwhile.");
