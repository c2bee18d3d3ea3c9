using System.Globalization;
using Toolbox24.Domain;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Api.Rentals;

/// <summary>Why a quote is what it is, for people to read.</summary>
internal static class QuoteWords
{
    private const char Space = '\u00A0';

    /// <summary>How a line's price comes about: its rates, what is taken off, and what is blocked.</summary>
    public static IReadOnlyList<string> Of(QuoteLine line) =>
    [
        .. line.Tiling.Tiles.Select(tile => $"{tile.Count} × {Name(tile.Rate)} à {Amount(tile.Each)} = {Amount(tile.Price)}"),
        .. line.Tiling.Reading == Reading.OrdinaryWeek ? (string[])["Changement d’heure : compté au plus avantageux pour vous"] : [],
        .. Words(line.Pack),
        .. Words(line.Customer),
        $"Dépôt de garantie : {Amount(line.Deposit.Due)}, empreinte, aucun débit",
    ];

    /// <summary>What is to be said of all of it.</summary>
    public static IReadOnlyList<string> Of(Quote quote) =>
    [
        $"Dont TVA {Percent(quote.Facts.Terms.Vat)} : {Amount(quote.Price.Vat)}",
        .. quote.Packs.Where(pack => pack.Due < pack.Sum)
            .Select(pack => $"Dépôt de garantie du pack plafonné à {Amount(pack.Due)} au lieu de {Amount(pack.Sum)}"),
        .. quote.Facts.Buyer.DepositFactor == 1
            ? (string[])[] : [$"Dépôt de garantie majoré × {Number(quote.Facts.Buyer.DepositFactor)} : compte suivi"],
        Cancelling(quote.Facts.Terms.Cancellation, quote.Rent),
        $"En cas d’absence : {Amount(quote.Rent.NoShowFee)} au plus",
    ];

    /// <summary>1 234,56 €</summary>
    public static string Amount(Euros amount)
    {
        var (whole, cents) = Math.DivRem(amount.Cents, 100);
        return $"{whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', Space)},{cents:00}{Space}€";
    }

    private static string Cancelling(CancellationPolicy policy, BookedRent rent) => policy.FreeUntil > TimeSpan.Zero
        ? $"Annulation gratuite jusqu’à {Number((decimal)policy.FreeUntil.TotalHours)}{Space}h avant le début, puis {Amount(policy.FeeBeforeStart(rent))} ; dès le début, {Amount(policy.FeeAfterStart(rent))}"
        : $"Annulation gratuite jusqu’au début, puis {Amount(policy.FeeAfterStart(rent))}";

    private static string[] Words(Discount? discount) => discount is null ? [] :
    [
        $"{Name(discount.Kind)} −{Percent(discount.Percentage)} : −{Amount(discount.Amount)}",
    ];

    private static string Percent(Percentage percentage) => $"{Number(percentage.BasisPoints / 100m)}{Space}%";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Name(Rate rate) => rate switch
    {
        Rate.Hour => "heure",
        Rate.HalfDay => "demi-journée (4 h)",
        Rate.Day => "journée",
        Rate.WeekEnd => "week-end",
        Rate.Week => "semaine",
    };

    private static string Name(DiscountKind kind) => kind switch
    {
        DiscountKind.Pack => "Remise pack",
        DiscountKind.Professional => "Remise professionnelle",
        DiscountKind.Subscription => "Remise abonnement",
    };
}
