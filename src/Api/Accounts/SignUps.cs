using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Makes accounts, and proves their addresses and numbers.</summary>
public sealed class SignUps(
    AccountStore accounts, Proofs proofs, Passwords passwords, SignInThrottle throttle, TimeProvider clock)
{
    /// <summary>How long an address may be verified, and a new one confirmed.</summary>
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    /// <summary>How long a code sent to a telephone is good.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Makes an account and sends a link to its address. Where the address has an account, its owner is told instead, and the
    /// answer is the same, and as soon: who has an account here is nobody else's business.
    /// </summary>
    /// <param name="input">Who, and what they agree to.</param>
    /// <param name="company">What they say to be of; their customer takes it in within a second.</param>
    public async Task<DonePayload> SignUp(SignUpInput input, CompanyDeclaration? company = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!EmailAddress.Read(input.Email).Succeeded(out var email, out var wrong)) return wrong;
        if (!(await throttle.SignUp()).Succeeded(out _, out var wait)) return wait;
        if (!(await passwords.Hash(input.Password, email)).Succeeded(out var hash, out var weak)) return weak;

        var now = clock.GetUtcNow();
        var request = new SignUp(email, input.Name, hash, input.IsAdult, input.AcceptsTerms, input.WantsNews);
        if (!Account.SignUp(request, now).Succeeded(out var account, out var refusal)) return refusal;
        if (!(await throttle.SignUpMail(email)).Succeeded(out _, out var enough)) return enough;

        var token = await proofs.GiveLink(ProofUse.VerifyEmail, account.Id, LinkLasts, Facts(email));
        var letter = Message.Mail(email, new VerifyEmail(token, now + LinkLasts), account.Id.Value, now);
        var toOwner = Message.Mail(email, new AccountAlreadyExists(), account: null, now);
        var note = new AccountNote("SignedUp", account.Id.Value.ToString(), Tell: [letter], TellIfTaken: [toOwner], Company: company);
        (await accounts.Save(account, note)).Succeeded(out _, out _);
        return DonePayload.Yes;
    }

    /// <summary>Sends the link again, to who has not followed it yet.</summary>
    public async Task<Result<Account>> SendLinkAgain(AccountId id)
    {
        if (await accounts.Load(id) is not { IsActive: true, Email: { } email } account) return new UnknownAccount(id);
        if (account.IsEmailVerified) return account;
        if (!(await throttle.Link(email)).Succeeded(out _, out var wait)) return wait;

        var now = clock.GetUtcNow();
        await proofs.GiveLink(
            ProofUse.VerifyEmail, id, LinkLasts, Facts(email),
            token => [Message.Mail(email, new VerifyEmail(token, now + LinkLasts), id.Value, now)]);
        return account;
    }

    /// <summary>The link was followed. It proves the address it was sent to, and no later one.</summary>
    public async Task<Result<Account>> Verify(string token)
    {
        if (await proofs.Take(ProofUse.VerifyEmail, token) is not { Account: { } id } proof) return new TokenSpent();

        return await accounts.Change(
            id,
            before => before.Email?.Key == JsonSerializer.Deserialize<SentTo>(proof.Facts)!.Where
                ? before.VerifyEmail(clock.GetUtcNow())
                : new TokenSpent(),
            _ => new AccountNote("EmailVerified", id.Value.ToString()));
    }

    /// <summary>Sends a code to a mobile number.</summary>
    public async Task<Result<PhoneCodeAsked>> SendCode(AccountId id, string number)
    {
        if (!MobileNumber.Read(number).Succeeded(out var phone, out var wrong)) return wrong;
        if (await accounts.Load(id) is not { IsEmailVerified: true }) return new EmailNotVerified();
        if (!(await throttle.PhoneCode(phone, id)).Succeeded(out _, out var wait)) return wait;

        var now = clock.GetUtcNow();
        var proof = await proofs.GiveCode(
            ProofUse.Phone, id, CodeLasts, JsonSerializer.Serialize(new SentTo(phone.Value)),
            code => [Message.Sms(phone, new PhoneCode(code, now + CodeLasts), id.Value, now)]);
        return new PhoneCodeAsked(proof, now + CodeLasts);
    }

    /// <summary>The code was typed: the number is theirs, and whoever had it reads of it.</summary>
    public async Task<Result<Account>> ConfirmPhone(Viewer viewer, Guid asked, string code)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var id = viewer.Account;
        if (await proofs.Try(ProofUse.Phone, asked, code, owner: id) is not { } proof) return new WrongCode();

        var number = JsonSerializer.Deserialize<SentTo>(proof.Facts)!.Where;
        if (!MobileNumber.Read(number).Succeeded(out var phone, out var wrong)) return wrong;

        var now = clock.GetUtcNow();
        return await accounts.Change(
            id, before => before.ChangePhone(phone),
            before => viewer.Note("PhoneChanged", tell: before is { Phone: not null, Email: { } email }
                ? [Message.Mail(email, new PhoneChanged(phone.LastFour, now), id.Value, now)]
                : []));
    }

    private static string Facts(EmailAddress email) => JsonSerializer.Serialize(new SentTo(email.Key));

    private sealed record SentTo(string Where);
}

/// <summary>A code is on its way.</summary>
/// <param name="Id">To be sent back with the code.</param>
/// <param name="EndsAt">Until when it is good.</param>
[VisibleWithField]
public sealed record PhoneCodeAsked(Guid Id, DateTimeOffset EndsAt);
