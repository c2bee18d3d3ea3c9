namespace Toolbox24.Domain.Pricing;

/// <summary>What of a booking decides how it is settled when it ends early.</summary>
/// <param name="Slot">From when to when it was booked.</param>
/// <param name="Rent">What was to pay, VAT included.</param>
/// <param name="FirstDay">What the first day alone would have cost, VAT included.</param>
public sealed record BookedRent(Slot Slot, Euros Rent, Euros FirstDay)
{
    /// <summary>What not coming costs: the first day, or the rent if that is less.</summary>
    public Euros NoShowFee => Euros.Min(Rent, FirstDay);
}

/// <summary>
/// One version of what cancelling costs; shown before payment, and a booking keeps it. Consumers may withdraw whatever
/// it says (<see cref="Withdrawal"/>).
/// </summary>
/// <param name="Version">Which one.</param>
/// <param name="FreeUntil">How long before the start, at the latest, cancelling is free.</param>
/// <param name="BeforeStart">The part of the rent that is due from then on.</param>
/// <param name="AfterStart">The part of the rent that is due from the start on.</param>
public sealed record CancellationPolicy(RuleVersion Version, TimeSpan FreeUntil, Percentage BeforeStart, Percentage AfterStart)
{
    /// <summary>Free until 24 h before; then half the rent; from the start on all of it.</summary>
    public static CancellationPolicy Default { get; } =
        new(RuleVersion.BuiltIn, TimeSpan.FromHours(24), Percentage.Percent(50), Percentage.Percent(100));

    /// <summary>Nobody could cancel for free who books a month ahead.</summary>
    public static readonly TimeSpan LongestFreeUntil = TimeSpan.FromDays(30);

    /// <summary>All that keeps the policy from being published.</summary>
    public IReadOnlyList<Refusal> Refusals()
    {
        var isFreeInTime = FreeUntil >= TimeSpan.Zero && FreeUntil <= LongestFreeUntil;
        var grows = BeforeStart.BasisPoints >= 0 && BeforeStart.BasisPoints <= AfterStart.BasisPoints && AfterStart.Fraction <= 1;
        return isFreeInTime && grows ? [] : [new CancellationOutOfBounds(LongestFreeUntil)];
    }

    /// <summary>What cancelling at an instant costs: never more than not coming.</summary>
    public Euros Fee(BookedRent booked, DateTimeOffset at)
    {
        if (at <= booked.Slot.Start - FreeUntil) return Euros.Zero;

        return at < booked.Slot.Start ? FeeBeforeStart(booked) : FeeAfterStart(booked);
    }

    /// <summary>What cancelling costs once it is free no more, until the start.</summary>
    public Euros FeeBeforeStart(BookedRent booked) => Euros.Min(BeforeStart.Of(booked.Rent), booked.NoShowFee);

    /// <summary>What cancelling costs from the start on.</summary>
    public Euros FeeAfterStart(BookedRent booked) => Euros.Min(AfterStart.Of(booked.Rent), booked.NoShowFee);
}
