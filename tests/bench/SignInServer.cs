using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Integrations;
using Toolbox24.Silo.Accounts;
using Toolbox24.Silo.Api;
using Toolbox24.Silo.Configuration;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>The API over a real port and database, with customers who sign in to it.</summary>
internal sealed class SignInServer(TestDatabase database, TestSilo silo, HttpClient http) : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <param name="callers">How many customers there are: client0@example.fr and so on.</param>
    /// <param name="hash">That of their password.</param>
    public static async Task<SignInServer> Start(int callers, string hash)
    {
        var database = new TestDatabase();
        var silo = await TestSilo.Start(database, MovableClock.StoppedAt(Now), configure: builder =>
        {
            builder.Services.AddAccounts(new ServerKey("bench: nobody else's, and long enough"));
            builder.Services.AddMessages(new Uri("https://toolbox24.example/"));
            builder.Services.AddApi(DeploymentEnvironment.Production);
        }, serve: app =>
        {
            app.UseAuthentication();
            app.MapApi(DeploymentEnvironment.Production);
        });
        for (var caller = 0; caller < callers; caller++) await SignUp(silo.Services.GetRequiredService<AccountStore>(), caller, hash);
        return new SignInServer(database, silo, new HttpClient { BaseAddress = new Uri(silo.Address, "graphql") });
    }

    /// <summary>Signs a customer in, as a client that keeps no cookies.</summary>
    public async Task SignIn(int caller, string password)
    {
        using var answer = await http.PostAsJsonAsync((Uri?)null, new
        {
            query = "mutation ($e: String!, $p: String!) { signIn(input: { email: $e, password: $p, kind: CLIENT }) { tokens { access } } }",
            variables = new { e = Email(caller), p = password },
        });
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (said.GetProperty("data").GetProperty("signIn").GetProperty("tokens").ValueKind == JsonValueKind.Null)
            throw new InvalidOperationException($"Not signed in: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await silo.DisposeAsync();
        database.Dispose();
    }

    private static async Task SignUp(AccountStore accounts, int caller, string hash)
    {
        if (!EmailAddress.Read(Email(caller)).Succeeded(out var email, out var wrong)) throw new InvalidOperationException($"Refused: {wrong}");

        var request = new SignUp(email, Name: null, hash, IsAdult: true, AcceptsTerms: true, WantsNews: false);
        if (!Account.SignUp(request, Now).Succeeded(out var account, out var refusal)) throw new InvalidOperationException($"Refused: {refusal}");

        await accounts.Save(account, new AccountNote("SignedUp", "bench"));
    }

    private static string Email(int caller) => $"client{caller}@example.fr";
}
