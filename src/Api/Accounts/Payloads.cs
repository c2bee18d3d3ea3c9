using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>An account after a change, or why there was none.</summary>
/// <param name="Account">As it is now.</param>
/// <param name="Tokens">Where the change ended every session: what a client shows from now on. A browser has a new cookie.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record AccountPayload(Account? Account, Tokens? Tokens, Refusal? Refusal)
{
    public static implicit operator AccountPayload(Refusal refusal) => new(null, null, refusal);

    public static implicit operator AccountPayload(Account account) => new(account, null, null);

    public static AccountPayload Of(Result<Account> result) =>
        result.Succeeded(out var account, out var refusal) ? account : refusal;
}

/// <summary>Whether what was asked for is done, where there is nothing to show for it.</summary>
/// <param name="Done">True unless refused. Where the answer must not say whether an account exists, it is always true.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record DonePayload(bool Done, Refusal? Refusal)
{
    public static DonePayload Yes { get; } = new(true, null);

    public static implicit operator DonePayload(Refusal refusal) => new(false, refusal);
}

/// <summary>Somebody signed in, or has one more step to take, or was refused.</summary>
/// <param name="Account">Who signed in.</param>
/// <param name="Tokens">What a client shows from now on; a browser has a cookie.</param>
/// <param name="SecondFactor">The step that is missing.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record SignInPayload(Account? Account, Tokens? Tokens, SecondFactorChallenge? SecondFactor, Refusal? Refusal)
{
    public static implicit operator SignInPayload(Refusal refusal) => new(null, null, null, refusal);
}

/// <summary>Signing in wants a second factor.</summary>
/// <param name="Challenge">To be sent back with the code.</param>
/// <param name="HasAuthenticator">Whether an authenticator's code will do.</param>
/// <param name="HasPasskeys">Whether a passkey will do.</param>
/// <param name="EndsAt">Until when.</param>
[VisibleWithField]
public sealed record SecondFactorChallenge(string Challenge, bool HasAuthenticator, bool HasPasskeys, DateTimeOffset EndsAt);
