using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;

namespace Toolbox24.Domain.Rentals;

/// <summary>A tool that was taken, or brought back, while the kiosk heard nothing from us.</summary>
/// <param name="Unit">Which.</param>
/// <param name="At">When its locker was shut on it, or without it.</param>
public sealed record AloneItem(UnitId Unit, DateTimeOffset At);

/// <summary>What somebody did whom a kiosk let in by itself.</summary>
/// <param name="Id">What the kiosk calls it: told twice, it is the same.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="CameAt">When they showed who they are.</param>
/// <param name="LeftAt">When they left.</param>
/// <param name="Items">The tools.</param>
/// <param name="IsProved">Whether what they showed is good, as far as can be told afterwards.</param>
public sealed record AloneVisit(
    VisitId Id, PassPurpose Purpose, DateTimeOffset CameAt, DateTimeOffset LeftAt, ImmutableArray<AloneItem> Items, bool IsProved)
{
    /// <summary>The doors that the kiosk had opened meanwhile.</summary>
    public ImmutableArray<DoorOpenedAlone> Doors { get; init; } = [];

    /// <summary>The tools that they could not have, or bring back, for a door did not open that should have.</summary>
    public ImmutableArray<UnitId> Shut { get; init; } = [];

    /// <summary>The same by our clock: nothing has happened that is still to come, or before they came.</summary>
    public AloneVisit Within(DateTimeOffset now)
    {
        var came = CameAt < now ? CameAt : now;
        var left = LeftAt < came ? came : LeftAt < now ? LeftAt : now;
        return this with
        {
            CameAt = came,
            LeftAt = left,
            Items = [.. Items.Select(item => item with { At = item.At < came ? came : item.At < left ? item.At : left })],
        };
    }

    public bool Equals(AloneVisit? other) =>
        other is not null && (Id, Purpose, CameAt, LeftAt, IsProved) == (other.Id, other.Purpose, other.CameAt, other.LeftAt, other.IsProved)
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan()) && Doors.AsSpan().SequenceEqual(other.Doors.AsSpan())
        && Shut.AsSpan().SequenceEqual(other.Shut.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Items.Length);
}

/// <summary>A kiosk tells of what it did by itself; what came of it follows.</summary>
public sealed record VisitTold(RentalId Rental, VisitId Visit, PassPurpose Purpose, DateTimeOffset CameAt, DateTimeOffset At) : RentalEvent(Rental, At)
{
    /// <summary>The doors that it had opened meanwhile.</summary>
    public ImmutableArray<DoorOpenedAlone> Doors { get; init; } = [];

    /// <summary>Whether somebody rightly came for their tools, had none, and a door did not open for them.</summary>
    public bool IsBeforeShutLocker { get; init; }
}

/// <summary>A kiosk has let somebody in who should not have come, or did there what they should not: a person looks at it.</summary>
public sealed record VisitUnexpected(RentalId Rental, VisitId Visit, PassPurpose Purpose, DateTimeOffset CameAt, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts =>
        RentalFacts.Of(("visit", Visit.Value.ToString()), ("purpose", Purpose.ToString()), ("cameAt", CameAt.ToString("O")));
}
