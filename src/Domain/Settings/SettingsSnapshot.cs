using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>All that is set at an instant.</summary>
/// <param name="Rules">What parameters come to.</param>
/// <param name="Grids">The versions that are followed.</param>
public sealed record SettingsInForce(OperatingRules Rules, GridsInForce Grids)
{
    /// <summary>What prices and deposits are quoted from.</summary>
    public Tariff Tariff => Grids.Tariff;

    /// <summary>The terms that a quote is made under.</summary>
    public QuoteTerms Terms => new(Rules.Vat, Rules.ProfessionalDiscount, Grids.Penalties, Grids.Cancellation) { ChargeVat = Rules.ChargeVat };
}

/// <summary>All that was ever set, and all that is planned; what holds at an instant is worked out once between two changes.</summary>
public sealed class SettingsSnapshot(ParameterBook parameters, GridBook grids)
{
    private volatile Era? last;

    public ParameterBook Parameters => parameters;

    public GridBook Grids => grids;

    public SettingsInForce At(DateTimeOffset at)
    {
        var era = last;
        if (era is null || at < era.From || at >= era.Until) last = era = Of(at);
        return era.InForce;
    }

    private Era Of(DateTimeOffset at)
    {
        var changes = parameters.Values.Where(value => value.Status == ParameterStatus.Set).Select(value => value.EffectiveFrom!.Value)
            .Concat(grids.Published.Select(content => content.Version.EffectiveFrom))
            .ToList();
        return new Era(
            changes.Where(change => change <= at).DefaultIfEmpty(DateTimeOffset.MinValue).Max(),
            changes.Where(change => change > at).DefaultIfEmpty(DateTimeOffset.MaxValue).Min(),
            new SettingsInForce(parameters.At(at), grids.At(at)));
    }

    private sealed record Era(DateTimeOffset From, DateTimeOffset Until, SettingsInForce InForce);
}
