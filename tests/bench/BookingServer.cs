using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains;
using Toolbox24.Integrations;
using Toolbox24.Integrations.Customers;
using Toolbox24.Integrations.Payments;
using Toolbox24.Silo.Accounts;
using Toolbox24.Silo.Api;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Doors;
using Toolbox24.Storage;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// The product over a real port, with all that works by itself beside it: who is signed in, GraphQL, grains, commits, outbox,
/// deadlines, audit chain. Mail and SMS stay queued, as where no server is set up for them.
/// </summary>
internal sealed class BookingServer(TestDatabase database, TestSilo silo) : IAsyncDisposable
{
    private const string Quote =
        "query ($input: QuoteInput!) { quote(input: $input) { quote { total { cents } deposit { cents } } refusal { code } } }";

    private const string Hold =
        """
        mutation ($input: HoldRentalInput!) {
          holdRental(input: $input) { rental { id reference heldUntil price { rent { cents } deposit { cents } } } refusal { code } }
        }
        """;

    private const string Pay = "mutation ($input: PayRentalInput!) { payRental(input: $input) { rental { id status } refusal { code } } }";

    private const string Pass = "mutation ($input: CreatePassInput!) { createPass(input: $input) { pass { grant } refusal { code } } }";

    private const string Read = "mutation ($input: ReadPassInput!) { readPass(input: $input) { visit { id } refusal { code } } }";

    private readonly Uri graphQL = new(silo.Address, "graphql");

    public TestSilo Silo => silo;

    public static async Task<BookingServer> Start(TestDatabase database) => new(database, await TestSilo.Start(
        database, new MovableClock(TimeProvider.System), configure: builder => builder.Services
            .AddStorageWorkers()
            .AddCompanyRegister(new Uri("http://127.0.0.1:9"), "Toolbox24/1.0 (bench)")
            .AddSingleton<IPayments, InstantPayments>()
            .AddPaymentsChannel()
            .AddMessages(new Uri("https://toolbox24.example/"))
            .AddLockerBridge(TimeProvider.System)
            .AddDoorChannels()
            .AddServer(),
        serve: app =>
        {
            app.UseAuthentication();
            app.MapApi(DeploymentEnvironment.Production);
            app.MapBridge();
        }));

    /// <summary>So many who may book, each signed in; they are told by their numbers.</summary>
    public async Task AddCustomers(int count)
    {
        var now = silo.Clock.GetUtcNow();
        if (!EmailAddress.Read("client@example.fr").Succeeded(out var email, out _) || !MobileNumber.Read("0612345678").Succeeded(out var phone, out _)
            || !Account.SignUp(new SignUp(email, null, null, IsAdult: true, AcceptsTerms: true, WantsNews: false), now).Succeeded(out var account, out _))
            throw new InvalidOperationException("Nobody can sign up.");

        account = account with { EmailVerifiedAt = now, Phone = phone };
        await silo.Services.GetRequiredService<AccountStore>().Save(account, new AccountNote("SignedUp", "bench"));
        database.Execute(
            """
            WITH people AS (
                INSERT INTO account
                SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'email', n || a.email, 'email_key', n || a.email_key))).*
                FROM account a, generate_series(0, $1 - 1) AS n
                WHERE a.id = $2
                RETURNING id, email, stamp
            ), sessions AS (
                INSERT INTO session
                SELECT gen_random_uuid(), id, 'Client', 'bench', NULL, stamp, $3, $3, NULL, $3, NULL, $4, $4 FROM people
                RETURNING id, account_id
            )
            INSERT INTO session_token
            SELECT sha256(convert_to('bench-' || split_part(p.email, 'client', 1), 'UTF8')), s.id, 'Access', $4
            FROM sessions s JOIN people p ON p.id = s.account_id
            """,
            count, account.Id.Value, now, now.AddDays(60));
        database.Execute("ANALYZE account, session, session_token");
    }

    /// <summary>A customer asks what something costs.</summary>
    /// <returns>The rent and the deposit, in cents.</returns>
    public async Task<(long Rent, long Deposit)> AskQuote(LoadGenerator load, int customer, RentalWish wish)
    {
        var quote = await Ask(load, customer, Quote, "quote", "quote", Input(wish));
        return (Cents(quote, "total"), Cents(quote, "deposit"));
    }

    /// <summary>A customer has something held, at the price they were told.</summary>
    public async Task<(RentalId Rental, long Deposit)> AskHold(LoadGenerator load, int customer, RentalWish wish, long? rent = null)
    {
        var input = Input(wish);
        if (rent is not null) input["expectedTotal"] = rent;
        var rental = await Ask(load, customer, Hold, "holdRental", "rental", input);
        return (new RentalId(rental.GetProperty("id").GetGuid()), Cents(rental.GetProperty("price"), "deposit"));
    }

    /// <summary>A customer pays what they hold; what comes of it comes later.</summary>
    public Task AskPay(LoadGenerator load, int customer, RentalId rental, long deposit) => Ask(load, customer, Pay, "payRental", "rental", new()
    {
        ["rental"] = rental.Value,
        ["paymentMethod"] = "ok",
        ["termsVersion"] = BookingRules.Default.TermsVersion,
        ["expressRequest"] = true,
        ["depositConsent"] = deposit,
    });

    /// <summary>A customer binds their phone to a rental they may fetch.</summary>
    /// <returns>What the server signed.</returns>
    public async Task<byte[]> AskPass(LoadGenerator load, int customer, RentalId rental, string phoneKey)
    {
        var pass = await Ask(load, customer, Pass, "createPass", "pass", new() { ["rental"] = rental.Value, ["purpose"] = "PICK_UP", ["phoneKey"] = phoneKey });
        return Base64Url.DecodeFromChars(pass.GetProperty("grant").GetString());
    }

    /// <summary>A kiosk is shown a phone.</summary>
    /// <returns>The visit that begins.</returns>
    public async Task<Guid> Scan(LoadGenerator load, string kiosk, string scanned)
    {
        var variables = new { input = new { scanned, purpose = "PICK_UP" } };
        return (await Ask(load, kiosk, Read, "readPass", "visit", variables)).GetProperty("id").GetGuid();
    }

    /// <summary>Whoever visits has done what they came for.</summary>
    public async Task Leave(LoadGenerator load, string kiosk, Guid visit) =>
        await load.Post(graphQL, new { query = "mutation ($visit: ID!) { endVisit(visit: $visit) { refusal { code } } }", variables = new { visit } }, kiosk);

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    private Task<JsonElement> Ask(LoadGenerator load, int customer, string query, string field, string part, Dictionary<string, object?> input) =>
        Ask(load, $"bench-{customer}", query, field, part, new { input });

    private async Task<JsonElement> Ask(LoadGenerator load, string who, string query, string field, string part, object variables)
    {
        var answer = await load.Post(graphQL, new { query, variables }, who);
        return answer.TryGetProperty("data", out var data) && data.GetProperty(field).GetProperty(part) is { ValueKind: JsonValueKind.Object } got
            ? got
            : throw new InvalidOperationException($"{who}: {answer}");
    }

    private static Dictionary<string, object?> Input(RentalWish wish) => new()
    {
        ["site"] = wish.Site.Value,
        ["items"] = wish.Items.Select(item => new { tool = item.Tool!.Value.Value }),
        ["slot"] = new { start = wish.Slot.Start, end = wish.Slot.End },
    };

    private static long Cents(JsonElement parent, string amount) => parent.GetProperty(amount).GetProperty("cents").GetInt64();
}

file static class Registration
{
    public static void AddServer(this IServiceCollection services)
    {
        services.AddAccounts(new ServerKey("bench: nobody else's, and long enough"));
        services.AddApi(DeploymentEnvironment.Production);
    }
}
