using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Silo.Demo;

/// <summary>
/// Somebody for each role, made by the decisions that make real people. Everybody can read their password and secret:
/// they exist in the demo only. Who is there already is left as they are.
/// </summary>
internal sealed class DemoPeople(
    AccountStore accounts, StaffAccounts staff, Passwords passwords, SecondFactors factors, TimeProvider clock)
{
    /// <summary>Everybody's.</summary>
    public const string Password = "une perceuse et trois vis";

    /// <summary>What all authenticators of the demo's staff are made of: <c>oathtool --totp -b</c> shows the code.</summary>
    public const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private const string Actor = "demo";

    private static readonly (string Name, string Phone)[] Customers = [("client", "+33600000001"), ("pro", "+33600000002")];

    // The first invites the others.
    private static readonly (string Name, Role Role)[] Staff =
    [
        ("admin", Role.Administrator), ("operateur", Role.Operator), ("agent", Role.FieldAgent), ("comptable", Role.Accountant),
        ("data", Role.DataScientist),
    ];

    public async Task Make()
    {
        foreach (var (name, phone) in Customers) if (await Missing(name) is { } email) await Join(email, phone);

        AccountId? administrator = null;
        foreach (var (name, role) in Staff)
        {
            if (await Missing(name) is { } email) await Hire(email, role, administrator);
            administrator ??= (await accounts.Find(Address(name)))!.Id;
        }
    }

    private async Task Join(EmailAddress email, string phone)
    {
        var now = clock.GetUtcNow();
        var hash = Accepted(await passwords.Hash(Password, email));
        var account = Accepted(Account.SignUp(new(email, null, hash, IsAdult: true, AcceptsTerms: true, WantsNews: false), now));
        account = Accepted(Accepted(account.VerifyEmail(now)).ChangePhone(Accepted(MobileNumber.Read(phone))));
        Accepted(await accounts.Save(account, new AccountNote("SignedUp", Actor)));
    }

    private async Task Hire(EmailAddress email, Role role, AccountId? administrator)
    {
        var invitation = new InviteStaffInput(email.Value, role.ToString(), [role]);
        var invited = Accepted(await staff.Invite(invitation, administrator, byMail: false));
        var joined = Accepted(await staff.Accept(invited.Token, Password));

        var secret = TotpSecret.Read(Secret)!;
        var code = secret.Code(Totp.StepAt(TimeProvider.System.GetUtcNow()));
        Accepted(await accounts.Change(
            joined.Id,
            before => factors.Start(before, factors.Offer(secret), code, clock.GetUtcNow()).Succeeded(out var started, out var refusal)
                ? before.Change(started.Factor)
                : refusal,
            _ => new AccountNote("AuthenticatorAdded", Actor)));
    }

    private async Task<EmailAddress?> Missing(string name) => await accounts.Find(Address(name)) is null ? Address(name) : null;

    private static EmailAddress Address(string name) => Accepted(EmailAddress.Read($"{name}@demo.toolbox24.example"));

    private static T Accepted<T>(Result<T> result) where T : class =>
        result.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException($"The demo is refused: {refusal}");
}
