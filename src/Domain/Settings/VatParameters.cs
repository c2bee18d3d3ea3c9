using System.Collections.Immutable;
using Toolbox24.Domain.Pricing;
using static Toolbox24.Domain.Settings.ParameterForms;

namespace Toolbox24.Domain.Settings;

/// <summary>The parameters of VAT: of prices, and of what is charged beside the rent, by its reason (<see cref="ChargeVat" />).</summary>
public static class VatParameters
{
    public static readonly Parameter Prices = Rate("price.vat", "Taux de TVA des locations", Percentage.Percent(20));
    public static readonly Parameter Overrun = Rate("price.vat-overrun", "Taux de TVA des retards", ChargeVat.Default.Overrun);
    public static readonly Parameter Fee = Rate("price.vat-fee", "Taux de TVA des frais d’annulation et d’absence", ChargeVat.Default.Fee);
    public static readonly Parameter Damage = Rate("price.vat-damage", "Taux de TVA des retenues pour dommage", ChargeVat.Default.Damage);
    public static readonly Parameter Loss = Rate("price.vat-loss", "Taux de TVA des retenues pour perte", ChargeVat.Default.Loss);

    internal static ImmutableArray<Parameter> All { get; } = [Prices, Overrun, Fee, Damage, Loss];

    internal static ChargeVat OfCharges(ParameterReading read) =>
        new(read.Percent(Overrun), read.Percent(Fee), read.Percent(Damage), read.Percent(Loss));

    private static Parameter Rate(string key, string label, Percentage usual) => ForAccountants(Percent(key, label, usual, 0, 30));
}
