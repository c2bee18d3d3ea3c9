using Toolbox24.Domain.Accounts;

namespace Toolbox24.Storage.Accounts;

/// <summary>What a link or code is good for.</summary>
public enum ProofUse
{
    VerifyEmail,
    MagicLink,
    ResetPassword,
    ChangeEmail,
    Invitation,
    Phone,

    /// <summary>The first half of signing in is done.</summary>
    SecondFactor,

    /// <summary>A passkey's challenge.</summary>
    Passkey,
}

/// <summary>A link or code on its way, or a step half done.</summary>
/// <param name="Id">Names it to who types its code.</param>
/// <param name="Use">What it is good for.</param>
/// <param name="Account">Null where nobody is behind the address that was given.</param>
/// <param name="SecretHash">SHA-256 of what a link holds.</param>
/// <param name="CodeHash">Keyed hash of what is typed.</param>
/// <param name="BrowserHash">SHA-256 of what the asking browser keeps.</param>
/// <param name="Facts">What will be needed then, as JSON.</param>
/// <param name="Tries">How many wrong codes it survives.</param>
/// <param name="ExpiresAt">When it is good no more.</param>
public sealed record Proof(
    Guid Id, ProofUse Use, AccountId? Account, byte[]? SecretHash, byte[]? CodeHash, byte[]? BrowserHash, string Facts, int Tries,
    DateTimeOffset ExpiresAt);
