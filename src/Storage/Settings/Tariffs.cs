using Toolbox24.Domain;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Storage.Settings;

/// <summary>What prices are made by at an instant.</summary>
/// <param name="Grids">Prices and deposits.</param>
/// <param name="Terms">VAT, discounts, and what being late or cancelling will cost.</param>
public sealed record CurrentTariff(Tariff Grids, QuoteTerms Terms)
{
    /// <summary>What a new system starts with.</summary>
    public static CurrentTariff BuiltIn { get; } = new(
        new Tariff(
            new PriceGrid(RuleVersion.BuiltIn, [new PriceLine(Target.General, new Rates(
                Hour: new Euros(8_00), HalfDay: new Euros(20_00), Day: new Euros(35_00), WeekEnd: new Euros(60_00), Week: new Euros(120_00)))]),
            DepositGrid.Default),
        new QuoteTerms(
            Vat: Percentage.Percent(20), ProfessionalDiscount: Percentage.Percent(10), PenaltyRules.Default, CancellationPolicy.Default));
}

/// <summary>The tariff in force. Until tariffs are kept in tables there is one.</summary>
public sealed class Tariffs(CurrentTariff only)
{
    public ValueTask<CurrentTariff> At(DateTimeOffset now, CancellationToken cancellationToken = default) => ValueTask.FromResult(only);
}
