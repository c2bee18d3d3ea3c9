using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>The version of each kind that is followed at an instant.</summary>
public sealed record GridsInForce(PriceGrid Prices, DepositGrid Deposits, PenaltyRules Penalties, CancellationPolicy Cancellation)
{
    /// <summary>What a new system starts with.</summary>
    public static GridsInForce BuiltIn { get; } = new(
        new PriceGrid(RuleVersion.BuiltIn, [new PriceLine(Target.General, new Rates(
            Hour: new Euros(8_00), HalfDay: new Euros(20_00), Day: new Euros(35_00), WeekEnd: new Euros(60_00), Week: new Euros(120_00)))]),
        DepositGrid.Default, PenaltyRules.Default, CancellationPolicy.Default);

    /// <summary>What prices and deposits are quoted from.</summary>
    public Tariff Tariff => new(Prices, Deposits);

    /// <summary>The rules of one kind.</summary>
    public GridContent Of(GridKind kind) => kind switch
    {
        GridKind.Prices => new PriceContent(Prices),
        GridKind.Deposits => new DepositContent(Deposits),
        GridKind.Penalties => new PenaltyContent(Penalties),
        GridKind.Cancellation => new CancellationContent(Cancellation),
    };
}
