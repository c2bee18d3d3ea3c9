using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>Leaked passwords, tried on many accounts from many addresses.</summary>
[Trait("story", "T24-109")]
public sealed class StuffingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Accounts = 100;
    private const int Addresses = 10;
    private const int TriesEach = 1_000;
    private const int AtOnce = 50;
    private const int Visits = 5;
    private const string Owners = "an owner's own long password";

    private long Hashes => api.Services.GetRequiredService<HashGate>().Made;

    [Fact]
    public async Task Of_ten_thousand_tries_the_throttle_lets_two_hundred_through_and_the_owner_on_a_known_browser()
    {
        var victims = await Victims();
        var (owner, email, _) = await api.NewCustomer();
        var before = Hashes;

        var attack = Task.WhenAll(Enumerable.Range(0, Addresses).Select(address => Task.Run(() => Attack(address, [.. victims, email]))));
        for (var visit = 0; visit < Visits; visit++)
            Assert.Equal(JsonValueKind.Object, (await owner.SignedIn(email)).GetProperty("account").ValueKind);
        Assert.False(attack.IsCompleted);

        var answers = (await attack).SelectMany(each => each).CountBy(code => code).ToDictionary();
        Assert.Equal(Addresses * TriesEach, answers.Values.Sum());
        Assert.Equal(Addresses * Throttle.Address.Allowed, answers["WRONG_CREDENTIALS"]);
        Assert.Equal(Addresses * TriesEach, answers["WRONG_CREDENTIALS"] + answers["TOO_MANY_TRIES"]);
        Assert.Equal(answers["WRONG_CREDENTIALS"] + Visits, Hashes - before);
        Assert.Equal(0L, api.Database.Scalar<long>(
            "SELECT count(*) FROM session s JOIN account a ON a.id = s.account_id WHERE a.email = ANY ($1)", (object)victims));
    }

    [Fact]
    public async Task One_try_for_each_account_from_an_address_of_its_own_keeps_the_hasher_busy_and_the_owner_gets_in()
    {
        var (owner, email, _) = await api.NewCustomer();
        var isBusy = new TaskCompletionSource();
        var guesses = Enumerable.Range(0, HashGate.AtOnce + HashGate.Queue + 100).Select(async _ =>
        {
            var answer = await api.NewBrowser().Refusal(People.SignIn, new { email = People.NewEmail(), password = Owners, kind = "BROWSER" });
            if (answer == "SIGN_IN_BUSY") isBusy.TrySetResult();
            return answer;
        }).ToList();
        await isBusy.Task.WaitAsync(Patience.Limit);

        Assert.Equal(JsonValueKind.Object, (await owner.SignedIn(email)).GetProperty("account").ValueKind);

        Assert.All(await Task.WhenAll(guesses), answer => Assert.True(answer is "WRONG_CREDENTIALS" or "SIGN_IN_BUSY", answer));
    }

    /// <summary>Accounts that share a password, which costs one hash.</summary>
    private async Task<string[]> Victims()
    {
        var (store, now) = (api.Services.GetRequiredService<AccountStore>(), api.Clock.GetUtcNow());
        var hash = (await api.Services.GetRequiredService<AccountPasswords>().Hash(Owners)).Value();
        var victims = await Task.WhenAll(Enumerable.Range(0, Accounts).Select(async _ =>
        {
            var request = new SignUp(EmailAddress.Read(People.NewEmail()).Value(), null, hash, IsAdult: true, AcceptsTerms: true, WantsNews: false);
            return (await store.Save(Account.SignUp(request, now).Value(), new AccountNote("SignedUp", "system"))).Value();
        }));
        return [.. victims.Select(victim => victim.Email!.Value)];
    }

    /// <summary>Tries from one address, many in each request; late ones have the right password.</summary>
    private async Task<List<string>> Attack(int address, string[] victims)
    {
        using var attacker = new Browser(api.Url, new IPAddress([127, 9, 9, (byte)(address + 1)]));
        var answers = new List<string>();
        for (var done = 0; done < TriesEach; done += AtOnce)
        {
            var tries = Enumerable.Range(done, AtOnce).Select(i => string.Create(
                CultureInfo.InvariantCulture,
                $$"""t{{i}}: signIn(input: { email: "{{victims[(i + (address * 7)) % victims.Length]}}", password: "{{(i < TriesEach / 2 ? $"leaked password {i}" : Owners)}}", kind: BROWSER }) { account { id } refusal { code } }"""));
            foreach (var answer in (await attacker.Data($"mutation {{ {string.Join('\n', tries)} }}")).EnumerateObject())
            {
                Assert.Equal(JsonValueKind.Null, answer.Value.GetProperty("account").ValueKind);
                answers.Add(answer.Value.GetProperty("refusal").GetProperty("code").GetString()!);
            }
        }

        return answers;
    }
}
