using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Evidence;

/// <summary>A photo or a video was sent to its end, and is kept.</summary>
public sealed record EvidenceKept(EvidenceId Evidence, RentalId Rental, UnitId Unit, EvidenceKind Kind, DateTimeOffset At);
