using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>What came out of comparing a password with a hash.</summary>
/// <param name="IsRight">It is the password.</param>
/// <param name="NeedsRehash">It is, and was hashed at another cost than today's: hash it again and store that.</param>
public sealed record PasswordCheck(bool IsRight, bool NeedsRehash);

/// <summary>
/// Hashes passwords with ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA-512, a salt for each, and the number of
/// iterations that OWASP's Password Storage Cheat Sheet asks for. Ask the throttle first: a try that it refuses must not
/// come here.
/// </summary>
public sealed class AccountPasswords(HashGate gate)
{
    public const int Iterations = 210_000;

    // The hasher hands its user to nobody.
    private static readonly object Anybody = new();

    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions
    {
        CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3,
        IterationCount = Iterations,
    }));

    private readonly string nobodys = NobodysHash();

    /// <summary>Hashes a password that the rules allow; <see cref="SignInBusy"/> where too many wait.</summary>
    public Task<Result<string>> Hash(string password, CancellationToken cancellationToken = default) =>
        gate.Run(() => hasher.HashPassword(Anybody, PasswordText.Composed(password)), isKnown: false, cancellationToken);

    /// <summary>
    /// Compares. Without a hash (no such account, or one that has no password) it takes the same time, and the answer is
    /// no: time must not say who has an account (OWASP ASVS 5.0, 6.3.8).
    /// </summary>
    /// <param name="isKnown">Whoever types it has signed in from where they are before.</param>
    public Task<Result<PasswordCheck>> Verify(
        string? hash, string password, bool isKnown = false, CancellationToken cancellationToken = default) =>
        gate.Run(() => Compare(hash, PasswordText.Composed(password)), isKnown, cancellationToken);

    private PasswordCheck Compare(string? hash, string password)
    {
        var outcome = hasher.VerifyHashedPassword(Anybody, hash ?? nobodys, password);
        var isRight = hash is not null && outcome != PasswordVerificationResult.Failed;
        return new(isRight, isRight && outcome == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>
    /// The hash of no password, at the cost of any other. Its form is Identity's version 3: a marker, the function
    /// (2: HMAC-SHA-512), iterations, length of the salt, salt, key.
    /// </summary>
    internal static string NobodysHash()
    {
        const int Salt = 16;
        const int Key = 32;
        byte[] header = [1, 0, 0, 0, 2, .. BigEndian(Iterations), .. BigEndian(Salt)];
        return Convert.ToBase64String([.. header, .. RandomNumberGenerator.GetBytes(Salt + Key)]);
    }

    private static byte[] BigEndian(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
