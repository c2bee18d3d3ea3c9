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

    // The administrator comes first, to invite the others.
    private static readonly (string Name, Role Role)[] Staff =
    [
        ("admin", Role.Administrator), ("operateur", Role.Operator), ("agent", Role.FieldAgent), ("comptable", Role.Accountant),
        ("data", Role.DataScientist), ("collegue", Role.Operator),
    ];

    /// <summary>What comes before the @ of everybody's address.</summary>
    public static IEnumerable<string> Names => [.. Customers.Select(customer => customer.Name), .. Staff.Select(member => member.Name)];

    public async Task Make()
    {
        foreach (var (name, phone) in Customers) if (await accounts.Find(Address(name)) is null) await Join(Address(name), phone);
        foreach (var (name, role) in Staff) await Hire(Address(name), role);
    }

    private async Task Join(EmailAddress email, string phone)
    {
        var now = clock.GetUtcNow();
        var hash = Accepted(await passwords.Hash(Password, email));
        var account = Accepted(Account.SignUp(new(email, null, hash, IsAdult: true, AcceptsTerms: true, WantsNews: false), now));
        account = Accepted(Accepted(account.VerifyEmail(now)).ChangePhone(Accepted(MobileNumber.Read(phone))));
        Accepted(await accounts.Save(account, new AccountNote("SignedUp", Actor)));
    }

    /// <summary>Step by step, each only where it is still to be taken: a seed that was cut goes on.</summary>
    private async Task Hire(EmailAddress email, Role role)
    {
        var account = await accounts.Find(email);
        if (account is { IsActive: false }) return;
        if (account?.PasswordHash is null)
        {
            var administrator = (await accounts.Staff()).FirstOrDefault(Administers)?.Id;
            var invited = Accepted(account is null
                ? await staff.Invite(new(email.Value, role.ToString(), [role]), administrator, byMail: false)
                : await staff.InviteAgain(account.Id, administrator, byMail: false));
            account = Accepted(await staff.Accept(invited.Token, Password));
        }

        if (!account.SecondFactor.IsOn) await Equip(account.Id);
    }

    private async Task Equip(AccountId id)
    {
        var secret = TotpSecret.Read(Secret)!;
        var code = secret.Code(Totp.StepAt(TimeProvider.System.GetUtcNow()));
        Accepted(await accounts.Change(
            id,
            before => factors.Start(before, factors.Offer(secret), code, clock.GetUtcNow()).Succeeded(out var started, out var refusal)
                ? before.Change(started.Factor)
                : refusal,
            _ => new AccountNote("AuthenticatorAdded", Actor)));
    }

    private static bool Administers(Account account) =>
        account is { IsActive: true, PasswordHash: not null } && account.Roles.Contains(Role.Administrator);

    public static EmailAddress Address(string name) => Accepted(EmailAddress.Read($"{name}@demo.toolbox24.example"));

    private static T Accepted<T>(Result<T> result) where T : class =>
        result.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException($"The demo is refused: {refusal}");
}
