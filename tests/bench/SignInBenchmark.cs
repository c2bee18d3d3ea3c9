using System.Security.Cryptography;
using System.Text;
using Toolbox24.Api.Accounts;

namespace Toolbox24.Bench;

/// <summary>
/// Passwords compared a second, as sign-in does it (gate, queue, Identity's hasher), beside the bare PBKDF2 of the same
/// cost on as many threads: the cost is meant, what is around it should be nothing.
/// </summary>
internal static class SignInBenchmark
{
    private const string Password = "le vélo rouge dort";
    private const int Callers = 8;
    private const int Compared = 16;
    private const int Runs = 3;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var gate = new HashGate(HashGate.AtOnce, HashGate.Queue);
        var passwords = new AccountPasswords(gate);
        if (!(await passwords.Hash(Password)).Succeeded(out var hash, out var refusal))
            throw new InvalidOperationException($"Refused: {refusal}");

        var (verified, bare) = await Loop.Medians(Runs, () => Verified(passwords, hash), Bare);
        yield return Figure.Against("passwords compared at sign-in, two at once", verified, "/s", bare, atLeast: 0.8);

        await using var server = await SignInServer.Start(Callers, hash);
        await Loop.Rate(Callers, Compared, caller => server.SignIn(caller, Password));
        var (signedIn, plain) = await Loop.Medians(Runs, () => Loop.Rate(Callers, Compared, caller => server.SignIn(caller, Password)), Bare);
        yield return Figure.Against("sign-ins over HTTP, all they take, beside the bare hash", signedIn, "/s", plain);
    }

    private static Task<double> Verified(AccountPasswords passwords, string hash) => Loop.Rate(Callers, Compared, async caller =>
    {
        var answer = await passwords.Verify(hash, Password);
        if (!answer.Succeeded(out var check, out var refusal) || !check.IsRight) throw new InvalidOperationException($"Caller {caller}: {refusal}");
    });

    private static Task<double> Bare()
    {
        var (password, salt) = (Encoding.UTF8.GetBytes(Password), RandomNumberGenerator.GetBytes(16));
        return Loop.Rate(HashGate.AtOnce, Compared, _ =>
        {
            Rfc2898DeriveBytes.Pbkdf2(password, salt, AccountPasswords.Iterations, HashAlgorithmName.SHA512, 32);
            return Task.CompletedTask;
        });
    }
}
