using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Domain.Rentals;

/// <summary>Why a unit is for nobody until somebody has looked at it, or a verdict clears it.</summary>
public enum QuarantineReason
{
    /// <summary>It is back, and there is no verdict, or none that is green.</summary>
    Returned,

    /// <summary>It was rented as often as units of its category are before a person looks at them.</summary>
    CheckDue,

    /// <summary>The customer said that it was missing, wrong or did not work.</summary>
    ReportedAtPickup,

    /// <summary>Its locker stood open, and the customer left without it.</summary>
    LeftBehind,

    /// <summary>It did not come back.</summary>
    Lost,
}

/// <summary>How much a unit was used.</summary>
/// <param name="Rentals">How many rentals it came back from since a person looked at it last, this one among them.</param>
/// <param name="BetweenChecks">After how many a person looks at it.</param>
public sealed record UnitUse(int Rentals, int BetweenChecks)
{
    public bool IsCheckDue => Rentals >= BetweenChecks;
}

/// <summary>What a rental means to who is to have its units next, apart from whatever is decided of its deposit.</summary>
public sealed partial record Rental
{
    /// <summary>Why a unit is for nobody now; null where nothing of this rental says so.</summary>
    /// <param name="item">The tool that the unit is.</param>
    /// <param name="use">How much it was used.</param>
    public QuarantineReason? QuarantineOf(ItemOnSite item, UnitUse use)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(use);
        return item switch
        {
            { PickupReport: PickupReport.Missing or PickupReport.Wrong or PickupReport.NotWorking } => QuarantineReason.ReportedAtPickup,
            { TakenAt: null, Opening.HasOpened: true } when Status == RentalStatus.CancelledByUs => QuarantineReason.LeftBehind,
            { IsInPlay: false } => item.Opening is null ? null : QuarantineReason.LeftBehind,
            { ReturnedAt: not null } => item.Verdict != VerdictColour.Green ? QuarantineReason.Returned : use.IsCheckDue ? QuarantineReason.CheckDue : null,
            { Overrun: not null, TakenAt: not null } => item.Reopened > 0 ? QuarantineReason.Returned : QuarantineReason.Lost,
            _ => null,
        };
    }
}
