using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Evidence;

/// <summary>When a photo or a video may be sent.</summary>
public static class EvidenceRules
{
    /// <summary>For how long an address takes a file, or what is missing of it.</summary>
    public static readonly TimeSpan UploadTime = TimeSpan.FromHours(1);

    /// <summary>Of one tool of a rental, from pick-up to return, sent and to be sent: beyond that somebody fills our disks.</summary>
    public static int Most(EvidenceKind kind) => kind == EvidenceKind.Photo ? 40 : 6;

    /// <summary>Whether a photo or a video of a tool has had its time; never while a dispute or a chargeback freezes them.</summary>
    /// <param name="rental">Of which rental.</param>
    /// <param name="unit">Of which tool.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="endedAt">When something happened last to the rental.</param>
    /// <param name="disputes">The rental's disputes.</param>
    /// <param name="lives">How long it is kept.</param>
    /// <param name="now">When.</param>
    public static bool IsOver(
        Rental rental, UnitId unit, EvidenceKind kind, DateTimeOffset endedAt, IReadOnlyCollection<Dispute> disputes, EvidenceLives lives,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        ArgumentNullException.ThrowIfNull(lives);
        if (rental.IsOpen || rental.OpenChargeback is not null || disputes.Any(dispute => dispute.FreezesMedia)) return false;

        var isOfCapture = kind == EvidenceKind.Photo && rental.OnSite?.Of(unit)?.Captured > Euros.Zero;
        return now >= endedAt + (isOfCapture ? lives.OfCapture : lives.Usual);
    }

    /// <summary>
    /// Why nothing can be sent of a tool now; null where something can. What is late is sent after the return too, and what shows in a dispute
    /// as long as that can be opened.
    /// </summary>
    public static Refusal? Refuse(Rental rental, UnitId unit, DisputeRules disputes, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        ArgumentNullException.ThrowIfNull(disputes);
        if (rental.Items.All(item => item.Unit != unit)) return new NoSuchItem(unit);
        if (rental.Disputable(unit) is { } decided && now < decided.At + disputes.Window) return null;

        return rental.Status is RentalStatus.PickingUp or RentalStatus.Active or RentalStatus.Returning or RentalStatus.PendingValidation
            ? null
            : new NoEvidenceNow();
    }
}
