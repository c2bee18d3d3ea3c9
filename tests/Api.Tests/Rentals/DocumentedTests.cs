using System.Text.Json;
using System.Text.RegularExpressions;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>The documents of docs/booking.md, one after the other, as they stand there.</summary>
[Trait("story", "T24-302")]
public sealed partial class DocumentedTests(BookingFixture api) : IClassFixture<BookingFixture>
{
    [Fact]
    public async Task What_the_page_says_can_be_done_from_the_search_to_the_cancellation()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Built.Root, "docs/booking.md"));
        var documents = Block().Matches(page).Select(match => match.Groups[1].Value).ToDictionary(document => Name().Match(document).Groups[1].Value);
        var ((site, tool), camille) = (api.NewShop(), await api.NewBooker());
        var (slot, later) = (Customer.Of(api.SlotIn(48)), Customer.Of(api.SlotIn(72, lasting: 3)));
        var (year, month) = (api.SlotIn(48).Start.Year, api.SlotIn(48).Start.Month);

        Assert.Equal(tool.Value, (await Do("Find", new { site = site.Value, slot })).GetProperty("nodes")[0].GetProperty("id").GetGuid());
        var free = await camille.Browser.Data(documents["WhenFree"], new { site = site.Value, tool = tool.Value, slot, year, month });
        Assert.True(free.GetProperty("availability").GetProperty("isFree").GetBoolean());
        var quote = (await Do("Quote", new { site = site.Value, tool = tool.Value, slot })).GetProperty("quote");
        var (total, deposit) = (Cents(quote, "total"), Cents(quote, "deposit"));

        var held = (await Do("Hold", new { site = site.Value, tool = tool.Value, slot, total, deposit })).GetProperty("rental");
        var rental = held.GetProperty("id").GetGuid();
        await Do("Pay", new { rental, card = "ok", terms = BookingRules.Default.TermsVersion, deposit });
        await api.Deliver();
        Assert.Equal("CONFIRMED", await Status());

        var costs = (await Do("ChangeCosts", new { rental, slot = later })).GetProperty("change");
        Assert.Equal(4_00, Cents(costs, "toPay"));
        await Do("Change", new { rental, slot = later, total = Cents(costs.GetProperty("quote"), "total"), deposit });
        await api.Deliver();
        var fee = Cents((await Do("Look", new { rental })).GetProperty("cancellationTerms"), "fee");
        await Do("Cancel", new { rental, fee });

        Assert.Equal("CANCELLED", await Status());
        Assert.Equal(
            ["Cancel", "Change", "ChangeCosts", "Find", "Hold", "Look", "Pay", "Quote", "Watch", "WhenFree"], documents.Keys.Order());

        async Task<string?> Status() => (await Do("Look", new { rental })).GetProperty("status").GetString();

        async Task<JsonElement> Do(string name, object variables)
        {
            var answer = await camille.Browser.Do(documents[name], variables);
            Assert.False(answer.TryGetProperty("refusal", out var refusal) && refusal.ValueKind != JsonValueKind.Null, $"{name}: {answer}");
            return answer;
        }
    }

    private static int Cents(JsonElement of, string name) => of.GetProperty(name).GetProperty("cents").GetInt32();

    [GeneratedRegex("```graphql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\w+ (\w+)")]
    private static partial Regex Name();
}
