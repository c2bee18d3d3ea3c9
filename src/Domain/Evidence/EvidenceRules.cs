using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Evidence;

/// <summary>When a photo or a video may be sent.</summary>
public static class EvidenceRules
{
    /// <summary>For how long an address takes a file, or what is missing of it.</summary>
    public static readonly TimeSpan UploadTime = TimeSpan.FromHours(1);

    /// <summary>Of one tool of a rental, from pick-up to return, sent and to be sent: beyond that somebody fills our disks.</summary>
    public static int Most(EvidenceKind kind) => kind == EvidenceKind.Photo ? 40 : 6;

    /// <summary>Why nothing can be sent of a tool now; null where something can. What is late is sent after the return too.</summary>
    public static Refusal? Refuse(Rental rental, UnitId unit)
    {
        ArgumentNullException.ThrowIfNull(rental);
        if (rental.Items.All(item => item.Unit != unit)) return new NoSuchItem(unit);

        return rental.Status is RentalStatus.PickingUp or RentalStatus.Active or RentalStatus.Returning or RentalStatus.PendingValidation
            ? null
            : new NoEvidenceNow();
    }
}
