using System.Text.Json.Serialization;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>What a version says: one of the four kinds of rules, whichever it is.</summary>
[JsonDerivedType(typeof(PriceContent), nameof(GridKind.Prices))]
[JsonDerivedType(typeof(DepositContent), nameof(GridKind.Deposits))]
[JsonDerivedType(typeof(PenaltyContent), nameof(GridKind.Penalties))]
[JsonDerivedType(typeof(CancellationContent), nameof(GridKind.Cancellation))]
public abstract record GridContent
{
    [JsonIgnore]
    public abstract GridKind Kind { get; }

    /// <summary>The version its rules say they are.</summary>
    [JsonIgnore]
    public abstract RuleVersion Version { get; }

    /// <summary>The same rules as another version.</summary>
    public abstract GridContent As(RuleVersion version);

    /// <summary>The rules in force with these among them.</summary>
    public abstract GridsInForce In(GridsInForce others);

    /// <summary>All that keeps these rules from being published beside others, in a fixed order.</summary>
    public abstract IReadOnlyList<Refusal> Refusals(GridsInForce others);

    /// <summary>What is allowed beside others and yet looks like a mistake; asked once nothing is refused.</summary>
    public abstract IReadOnlyList<GridWarning> Warnings(GridsInForce others);
}

public sealed record PriceContent(PriceGrid Prices) : GridContent
{
    public override GridKind Kind => GridKind.Prices;

    public override RuleVersion Version => Prices.Version;

    public override GridContent As(RuleVersion version) => new PriceContent(Prices with { Version = version });

    public override GridsInForce In(GridsInForce others) => others with { Prices = Prices };

    /// <inheritdoc/>
    /// <remarks>A cap of penalties is so many days' price: prices can be too low for it.</remarks>
    public override IReadOnlyList<Refusal> Refusals(GridsInForce others) =>
        Prices.Refusals() is { Count: > 0 } alone ? alone : others.Penalties.Refusals(Prices);

    public override IReadOnlyList<GridWarning> Warnings(GridsInForce others) => Prices.Warnings();
}

public sealed record DepositContent(DepositGrid Deposits) : GridContent
{
    public override GridKind Kind => GridKind.Deposits;

    public override RuleVersion Version => Deposits.Version;

    public override GridContent As(RuleVersion version) => new DepositContent(Deposits with { Version = version });

    public override GridsInForce In(GridsInForce others) => others with { Deposits = Deposits };

    public override IReadOnlyList<Refusal> Refusals(GridsInForce others) => Deposits.Refusals();

    public override IReadOnlyList<GridWarning> Warnings(GridsInForce others) => Deposits.Warnings();
}

public sealed record PenaltyContent(PenaltyRules Penalties) : GridContent
{
    public override GridKind Kind => GridKind.Penalties;

    public override RuleVersion Version => Penalties.Version;

    public override GridContent As(RuleVersion version) => new PenaltyContent(Penalties with { Version = version });

    public override GridsInForce In(GridsInForce others) => others with { Penalties = Penalties };

    public override IReadOnlyList<Refusal> Refusals(GridsInForce others) => Penalties.Refusals(others.Prices);

    public override IReadOnlyList<GridWarning> Warnings(GridsInForce others) => Penalties.Warnings(others.Prices);
}

public sealed record CancellationContent(CancellationPolicy Cancellation) : GridContent
{
    public override GridKind Kind => GridKind.Cancellation;

    public override RuleVersion Version => Cancellation.Version;

    public override GridContent As(RuleVersion version) => new CancellationContent(Cancellation with { Version = version });

    public override GridsInForce In(GridsInForce others) => others with { Cancellation = Cancellation };

    public override IReadOnlyList<Refusal> Refusals(GridsInForce others) => Cancellation.Refusals();

    public override IReadOnlyList<GridWarning> Warnings(GridsInForce others) => [];
}
