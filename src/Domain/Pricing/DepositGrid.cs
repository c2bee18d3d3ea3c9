using System.Collections.Immutable;

namespace Toolbox24.Domain.Pricing;

/// <summary>What is blocked on the card for one tool.</summary>
public sealed record DepositLine(Target Target, Euros Amount) : GridLine(Target);

/// <summary>One version of the deposits.</summary>
/// <param name="Version">Which one.</param>
/// <param name="Lines">What is blocked for each tool.</param>
/// <param name="PackCap">The most that is blocked for a pack, before what a watched customer adds.</param>
public sealed record DepositGrid(RuleVersion Version, ImmutableArray<DepositLine> Lines, Euros PackCap)
{
    /// <summary>No tool here is worth more; beyond it somebody typed cents for euros.</summary>
    public static readonly Euros Highest = new(10_000_00);

    /// <summary>150 € a tool, 600 € a pack at most.</summary>
    public static DepositGrid Default { get; } =
        new(RuleVersion.BuiltIn, [new DepositLine(Target.General, new Euros(150_00))], PackCap: new Euros(600_00));

    /// <summary>All that keeps the grid from being published, in a fixed order.</summary>
    public IReadOnlyList<Refusal> Refusals()
    {
        IEnumerable<Refusal> cap = IsAmount(PackCap) ? [] : [new PackCapOutOfBounds(PackCap, Highest)];
        var amounts = Lines.Where(line => !IsAmount(line.Amount))
            .Select(line => new DepositOutOfBounds(line.Target, line.Amount, Highest));
        return [.. cap, .. Lines.RefuseTargets(), .. amounts];
    }

    /// <summary>What is allowed and yet looks like a mistake, in a fixed order.</summary>
    public IReadOnlyList<GridWarning> Warnings() =>
    [
        .. Lines.Where(line => line.Amount > PackCap)
            .Select(line => new PackCapBelowDeposit(PackCap, line.Target, line.Amount)),
    ];

    public bool Equals(DepositGrid? other) =>
        other is not null && Version == other.Version && PackCap == other.PackCap
        && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, PackCap, Lines.Length);

    private static bool IsAmount(Euros amount) => amount > Euros.Zero && amount <= Highest;
}
