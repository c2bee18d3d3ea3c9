namespace Toolbox24.Domain.Pricing;

/// <summary>Why something is charged beside the rent.</summary>
public enum ChargeReason
{
    /// <summary>A tool was kept too long: the time, and the tiers on top.</summary>
    Overrun,

    /// <summary>A booking was cancelled late, or nobody came for it.</summary>
    Fee,

    /// <summary>A tool came back damaged.</summary>
    Damage,

    /// <summary>A tool did not come back.</summary>
    Loss,
}

/// <summary>
/// The VAT that is in what is charged beside the rent, by its reason. It stands in the terms of a quote: what being late or cancelling
/// costs is agreed there, VAT included, and what of it is VAT is not changed afterwards.
/// </summary>
public sealed record ChargeVat(Percentage Overrun, Percentage Fee, Percentage Damage, Percentage Loss)
{
    /// <summary>
    /// Late is more rent, and a fee goes by the rent; what is kept to repair is taxed, what is kept for a loss at its market value is not
    /// (BOI-TVA-BASE-10-10-10 § 20; Conseil d’État, 29 July 1998, SNC Géfiroute). The accountant has to confirm it.
    /// </summary>
    public static ChargeVat Default { get; } = new(Percentage.Percent(20), Percentage.Percent(20), Percentage.Percent(20), default);

    /// <summary>An amount with the VAT that is in it, rounded as prices are.</summary>
    public Price Of(ChargeReason reason, Euros amount) => Price.Including(amount, reason switch
    {
        ChargeReason.Overrun => Overrun,
        ChargeReason.Fee => Fee,
        ChargeReason.Damage => Damage,
        ChargeReason.Loss => Loss,
    });
}
