using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Accounts;

/// <summary>What an administrator decides about somebody of the staff.</summary>
/// <param name="Administrator">Who decides; null while there is none.</param>
/// <param name="Note">What is told of it.</param>
/// <param name="Forgets">Passkeys, links and codes are forgotten with it.</param>
/// <param name="Given">The link that is given with it, in place of those before.</param>
public sealed record StaffDecision(AccountId? Administrator, AccountNote Note, bool Forgets = false, Proof? Given = null);

/// <summary>Writes what administrators decide about staff. That somebody remains to administer, the database judges.</summary>
public sealed class StaffStore(AccountStore accounts, CommitWriter writer, MessageLine messages, TimeProvider clock)
{
    /// <summary>Writes the account as the decision left it.</summary>
    /// <returns>
    /// The account as written; <see cref="EmailTaken"/>, <see cref="LastAdministrator"/>,
    /// <see cref="NoLongerAdministrator"/>, <see cref="SessionEnded"/> or <see cref="AdministratorThere"/>.
    /// </returns>
    /// <exception cref="StaleAccountException">It was changed since it was read: decide again.</exception>
    public async Task<Result<Account>> Save(Account after, StaffDecision decision)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(decision);
        var (now, note) = (clock.GetUtcNow(), decision.Note);
        var audit = new AuditEntry(
            note.What, note.Actor, "account", after.Id.Value, now, note.Facts ?? new Dictionary<string, string?>());
        return await writer.Commit(new StaffCommit(
            AccountRow.Write(after), after.Version, note.What, now, note.Actor, AuditLine.Write(audit), messages.Write(note.Tell ?? []),
            decision.Administrator?.Value, decision.Forgets, note.Session, decision.Given is { } given ? ProofStore.Write(given) : null))
            switch
        {
            "Done" => after with { Version = after.Version + 1 },
            "Taken" => new EmailTaken(),
            "Last" => new LastAdministrator(),
            "NotAdministrator" => new NoLongerAdministrator(),
            "Ended" => new SessionEnded(),
            "Founded" => new AdministratorThere(),
            _ => throw new StaleAccountException(after.Id),
        };
    }

    /// <summary>Decides on the account as it is, again where somebody else was faster.</summary>
    public async Task<Result<Account>> Change(AccountId id, Func<Account, Result<Account>> decide, Func<Account, StaffDecision> decision)
    {
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentNullException.ThrowIfNull(decision);
        for (var attempt = 1; ; attempt++)
        {
            if (await accounts.Load(id) is not { } before) return new UnknownAccount(id);
            if (!decide(before).Succeeded(out var after, out var refusal)) return refusal;

            try
            {
                return await Save(after, decision(before));
            }
            catch (StaleAccountException) when (attempt < 5)
            {
            }
        }
    }

    private sealed record StaffCommit(
        string State, long Version, string What, DateTimeOffset At, string Actor, string Audit, string Messages, Guid? Administrator,
        bool Forgets, Guid? Session, string? Given)
        : UnitOfWork<StaffCommit, string>
    {
        protected internal override string Sql =>
            """
            SELECT save_staff(state, version, what, at, actor, audit, messages, administrator, forgets, of_session, given)
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                AS made (state, version, what, at, actor, audit, messages, administrator, forgets, of_session, given)
            """;

        protected internal override void Bind(UnitColumns<StaffCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Messages)
            .Add(unit => unit.Administrator)
            .Add(unit => unit.Forgets)
            .Add(unit => unit.Session)
            .AddJson(unit => unit.Given);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
