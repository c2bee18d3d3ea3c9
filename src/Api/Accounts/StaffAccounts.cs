using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Somebody invited, with what the link of the invitation holds.</summary>
public sealed record Invited(Account Account, string Token);

/// <summary>Invites and off-boards who works for us.</summary>
public sealed class StaffAccounts(StaffStore staff, AccountStore accounts, Proofs proofs, Passwords passwords, TimeProvider clock)
{
    private const string System = "system";

    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromHours(72);

    /// <summary>Makes an account without a password, and a link by which its owner chooses one.</summary>
    /// <param name="administrator">Who invites; null for the first administrator, whom nobody can invite.</param>
    /// <param name="session">By which they ask; null where it is by none.</param>
    /// <param name="byMail">Whether the link is sent; else whoever asks hands it over.</param>
    public async Task<Result<Invited>> Invite(InviteStaffInput input, AccountId? administrator, Guid? session = null, bool byMail = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = clock.GetUtcNow();
        if (!EmailAddress.Read(input.Email).Succeeded(out var email, out var wrong)) return wrong;
        if (!Account.Invite(email, input.Name, [.. input.Roles], now).Succeeded(out var account, out var refusal)) return refusal;

        var (token, proof, letter) = Link(account, email);
        var saved = await staff.Save(account, Decision(administrator, session, "StaffInvited", tell: byMail ? [letter] : [], given: proof));
        return saved.Succeeded(out var made, out var refused) ? new Invited(made, token) : refused;
    }

    /// <summary>Gives the link anew; those before are void.</summary>
    public async Task<Result<Invited>> InviteAgain(AccountId id, AccountId? administrator, Guid? session = null, bool byMail = true)
    {
        if (await accounts.Load(id) is not { Email: { } email } invited) return new UnknownAccount(id);
        if (Unjoined(invited) is { } joined) return joined;

        var (token, proof, letter) = Link(invited, email);
        var saved = await staff.Change(
            id, before => Unjoined(before) is { } refusal ? refusal : before,
            _ => Decision(administrator, session, "InvitationSentAgain", tell: byMail ? [letter] : [], given: proof));
        return saved.Succeeded(out var account, out var refused) ? new Invited(account, token) : refused;
    }

    /// <summary>The link was followed: it proves the address, and a password is chosen. A second factor comes at the first sign-in.</summary>
    public async Task<Result<Account>> Accept(string token, string password)
    {
        if (await proofs.Find(ProofUse.Invitation, token) is not { Account: { } id }) return new TokenSpent();
        if (await accounts.Load(id) is not { } invited || Unjoined(invited) is not null) return new TokenSpent();
        if (!(await passwords.Hash(password, invited.Email)).Succeeded(out var hash, out var weak)) return weak;
        if (await proofs.Take(ProofUse.Invitation, token) is null) return new TokenSpent();

        return await accounts.Change(
            id,
            before =>
            {
                if (Unjoined(before) is not null) return new TokenSpent();

                return before.ChangePassword(hash).Succeeded(out var chosen, out var closed) ? chosen.VerifyEmail(clock.GetUtcNow()) : closed;
            },
            _ => new AccountNote("InvitationAccepted", id.Value.ToString()));
    }

    /// <summary>They are something else from now on, and sign in again.</summary>
    public Task<Result<Account>> ChangeRoles(AccountId id, IReadOnlyList<Role> roles, Viewer administrator) => id == administrator.Actor
        ? Refused(new OwnRolesUntouchable())
        : staff.Change(
            id, before => before.ChangeRoles([.. roles]),
            before => Decision(administrator.Actor, administrator.Session, "RolesChanged", facts: new()
            {
                ["from"] = string.Join(' ', before.Roles),
                ["to"] = string.Join(' ', roles),
            }));

    /// <summary>They leave: sessions, password, authenticator, passkeys and links end at once.</summary>
    public Task<Result<Account>> OffBoard(AccountId id, Viewer administrator) => id == administrator.Actor
        ? Refused(new OwnRolesUntouchable())
        : staff.Change(id, before => before.OffBoard(), _ => Decision(administrator.Actor, administrator.Session, "StaffOffBoarded", forgets: true));

    /// <summary>They have lost their telephone or key: they are told, and set up another at the next sign-in.</summary>
    public Task<Result<Account>> ResetSecondFactor(AccountId id, Viewer administrator) => id == administrator.Actor
        ? Refused(new OwnSecondFactorUntouchable())
        : staff.Change(
            id, before => before.ResetSecondFactor(),
            before => Decision(administrator.Actor, administrator.Session, "SecondFactorReset", forgets: true, tell: before.Email is { } email
                ? [Message.Mail(email, new SecondFactorChanged(SecondFactorChange.AuthenticatorRemoved, clock.GetUtcNow()), id.Value, clock.GetUtcNow())]
                : []));

    private (string Token, Proof Proof, Message Letter) Link(Account account, EmailAddress email)
    {
        var now = clock.GetUtcNow();
        var (token, proof) = proofs.NewLink(ProofUse.Invitation, account.Id, InvitationLasts);
        var content = new StaffInvited(token, string.Join(' ', account.Roles), now + InvitationLasts);
        return (token, proof, Message.Mail(email, content, account.Id.Value, now));
    }

    private static StaffDecision Decision(
        AccountId? administrator, Guid? session, string what, Dictionary<string, string?>? facts = null,
        IReadOnlyList<Message>? tell = null, bool forgets = false, Proof? given = null) =>
        new(administrator, new AccountNote(what, administrator?.Value.ToString() ?? System, facts, tell, Session: session), forgets, given);

    private static Refusal? Unjoined(Account account) => account switch
    {
        { IsStaff: false } => new NotStaff(account.Id),
        { IsActive: false } => new AccountClosed(),
        { PasswordHash: not null } => new AlreadyJoined(),
        _ => null,
    };

    private static Task<Result<Account>> Refused(Refusal refusal) => Task.FromResult<Result<Account>>(refusal);
}
