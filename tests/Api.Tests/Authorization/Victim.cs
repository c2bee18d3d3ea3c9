using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Disputes;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>A customer with one of each thing that customers have, and what is stored of them.</summary>
public sealed record Victim(ApiFixture Api, Browser Browser, Account Account, Session Session, Guid PhoneCode, Guid MagicLink, string Passkey, Guid Rental, Guid Waiting, Guid Dispute)
{
    private Guid[] Things => [Account.Id.Value, Session.Id, PhoneCode, MagicLink, Rental, Waiting, Dispute];

    public static async Task<Victim> Make(ApiFixture api)
    {
        var (browser, account, session) = await new SignedInAs(Role.Customer).OpenOwn(api);
        var phone = await browser.Do(
            "mutation ($number: String!) { requestPhoneCode(number: $number) { asked { id } refusal { code } } }",
            new { number = $"+3361{Random.Shared.Next(10_000_000):D7}" });
        var link = await api.NewBrowser().Do(
            "mutation ($email: String!) { requestMagicLink(input: { email: $email, kind: CLIENT }) { asked { id } refusal { code } } }",
            new { email = account.Email!.Value });
        var passkey = RandomNumberGenerator.GetBytes(16);
        api.Database.Execute(
            "INSERT INTO passkey VALUES ($1, $2, 'Key', '', 0, '{}', true, true, true, '', '', $3, NULL)",
            passkey, account.Id.Value, api.Clock.GetUtcNow());
        api.Database.Execute("UPDATE account SET phone = '+33612345678' WHERE id = $1", account.Id.Value);
        var (site, locker, _) = api.NewSite();
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE locker_id = $1", locker.Value);
        var wish = new { site = site.Value, items = new[] { new { tool } }, slot = new { start = ApiFixture.Noon.AddDays(1), end = ApiFixture.Noon.AddDays(2) } };
        var all = new { wish.site, items = new[] { new { tool }, new { tool } }, wish.slot };
        var held = await browser.Do("mutation ($all: HoldRentalInput!) { holdRental(input: $all) { rental { id } } }", new { all });
        var waits = await browser.Do("mutation ($wish: QuoteInput!) { joinWaitingList(input: $wish) { entry { id } } }", new { wish });
        await browser.Do(
            "mutation ($rental: ID!) { writeMessage(rental: $rental, text: \"Bonjour\") { refusal { code } } }", new { rental = Id(held, "rental") });
        var rental = (await api.Services.GetRequiredService<RentalStore>().Load(new RentalId(Id(held, "rental"))))!.Rental;
        return new Victim(
            api, browser, account, session, Id(phone), Id(link), Base64Url.EncodeToString(passkey), rental.Id.Value,
            Id(waits, "entry"), await Disputed(api, rental));
    }

    /// <summary>Every row of the database that mentions them or a thing of theirs, all columns.</summary>
    /// <param name="except">A table that is not looked at.</param>
    public IReadOnlyList<string> Rows(string? except = null)
    {
        var tables = Api.Database.Column<string>(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> $1 ORDER BY tablename", except ?? "");
        string[] marks = [.. Things.Select(thing => $"%{thing}%")];
        return
        [
            .. tables.SelectMany(table => Api.Database.Column<string>(
                $"SELECT '{table}: ' || to_jsonb(each)::text FROM \"{table}\" AS each WHERE to_jsonb(each)::text LIKE ANY ($1) ORDER BY 1", [marks])),
        ];
    }

    private static async Task<Guid> Disputed(ApiFixture api, Rental rental)
    {
        var (id, unit, now) = (DisputeId.New(api.Clock.GetUtcNow()), rental.Items[0].Unit, api.Clock.GetUtcNow());
        var opened = new DisputeOpened(id, rental.Id, unit, rental.Customer, null, new Euros(40_00), now.AddDays(14), "La rayure y était", now);
        await api.Services.GetRequiredService<DisputeStore>().Save(
            Domain.Disputes.Dispute.From(opened), opened, new DisputeWords(opened.Text, []), expected: 0, rental.Customer.Value.ToString(), [], session: null);
        return id.Value;
    }

    private static Guid Id(System.Text.Json.JsonElement payload, string of = "asked") => payload.GetProperty(of).GetProperty("id").GetGuid();
}
