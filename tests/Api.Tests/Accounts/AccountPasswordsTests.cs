using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Toolbox24.Api.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

[Trait("story", "T24-104")]
public sealed class AccountPasswordsTests : IDisposable
{
    private const string Password = "le vélo rouge dort";

    private readonly HashGate gate = new(HashGate.AtOnce, HashGate.Queue);
    private readonly AccountPasswords passwords;

    public AccountPasswordsTests() => passwords = new AccountPasswords(gate);

    public void Dispose() => gate.Dispose();

    [Fact]
    public async Task The_right_password_is_right_and_another_is_not()
    {
        var hash = (await passwords.Hash(Password)).Value();

        Assert.Equal(new PasswordCheck(true, NeedsRehash: false), (await passwords.Verify(hash, Password)).Value());
        Assert.Equal(new PasswordCheck(false, false), (await passwords.Verify(hash, Password + " ")).Value());
        Assert.Equal(new PasswordCheck(false, false), (await passwords.Verify(hash, Password.ToUpperInvariant())).Value());
    }

    [Fact]
    public async Task It_is_the_same_password_from_a_keyboard_that_sends_accents_apart()
    {
        var hash = (await passwords.Hash(Password)).Value();

        Assert.True((await passwords.Verify(hash, Password.Replace("é", "e\u0301", StringComparison.Ordinal))).Value().IsRight);
    }

    [Fact]
    public async Task The_last_of_128_characters_counts()
    {
        var longest = string.Concat(Enumerable.Repeat("🚲é", 64));
        var hash = (await passwords.Hash(longest)).Value();

        Assert.True((await passwords.Verify(hash, longest)).Value().IsRight);
        Assert.False((await passwords.Verify(hash, longest[..^1] + "e")).Value().IsRight);
    }

    [Fact]
    public async Task Hashes_are_made_with_HMAC_SHA_512_at_210_000_iterations_and_a_salt_of_their_own()
    {
        var (one, other) = ((await passwords.Hash(Password)).Value(), (await passwords.Hash(Password)).Value());
        var bytes = Convert.FromBase64String(one);

        Assert.NotEqual(one, other);
        Assert.Equal(1, bytes[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)));
        Assert.Equal(210_000u, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)));
    }

    [Fact]
    public async Task A_hash_of_another_cost_asks_to_be_made_again()
    {
        var cheap = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }))
            .HashPassword(new object(), Password);

        Assert.Equal(new PasswordCheck(true, NeedsRehash: true), (await passwords.Verify(cheap, Password)).Value());
        Assert.Equal(new PasswordCheck(false, NeedsRehash: false), (await passwords.Verify(cheap, "another password")).Value());
    }

    [Fact]
    public async Task Without_an_account_nothing_is_right() =>
        Assert.Equal(new PasswordCheck(false, false), (await passwords.Verify(hash: null, Password)).Value());

    /// <summary>By what the hash says of itself (marker, function, iterations, salt's length): time itself is for the benchmarks.</summary>
    [Fact]
    public async Task Without_an_account_it_costs_as_much()
    {
        const int Header = 13;
        var hash = Convert.FromBase64String((await passwords.Hash(Password)).Value());
        var nobodys = Convert.FromBase64String(AccountPasswords.NobodysHash());

        Assert.Equal(hash[..Header], nobodys[..Header]);
        Assert.Equal(hash.Length, nobodys.Length);
    }
}
