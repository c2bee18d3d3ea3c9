using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>What is closed and was, and until when lockers may hold something beside a booking; told by what was asked.</summary>
internal sealed class ModelWalls(BookingWorld world)
{
    private readonly Dictionary<RentalId, DateTimeOffset> changing = [];
    private readonly List<(UnitId Unit, ClosingId Closing)> behind = [];

    /// <summary>All closings there were, each as it is now.</summary>
    public Dictionary<ClosingId, Closing> Closings { get; } = [];

    public void Changing(RentalId rental) => changing[rental] = world.Now + BookingRules.Default.Hold;

    public DateTimeOffset? ChangingUntil(RentalId rental) => changing.TryGetValue(rental, out var until) ? until : null;

    public bool IsClosed(LockerId? locker, Slot during) => Over(locker).Any(closing => closing.During?.Overlaps(during) == true);

    /// <summary>Takes in a closing, and which units stand behind it: whatever becomes of either, what was only held then is lost.</summary>
    public void Close(Closing closing, IEnumerable<StoredUnit> units)
    {
        Closings.Add(closing.Id, closing);
        foreach (var unit in units.Where(unit => Over(unit.Locker).Contains(closing))) behind.Add((unit.Id, closing.Id));
    }

    /// <summary>Whether a unit was ever behind a closing of that time, opened again or not.</summary>
    public bool WasClosed(UnitId unit, Slot during) => behind.Any(one => one.Unit == unit
        && Closings[one.Closing] is var closing && closing.From < during.End && !(closing.Until <= during.Start));

    private IEnumerable<Closing> Over(LockerId? locker) => locker is not { } id ? [] : Closings.Values.Where(closing =>
        closing.Locker == id || (closing.Locker is null && world.Shops.Single(shop => shop.Site == closing.Site).Lockers.Contains(id)));

    /// <summary>When each unit was last taken out of service, or to the workshop.</summary>
    public Dictionary<UnitId, DateTimeOffset> OutAt { get; } = [];

    /// <summary>Whether a unit was taken out of service, or to the workshop, since a hold began that ends, at the latest, then.</summary>
    public bool WasOut(UnitId unit, DateTimeOffset heldUntil) => OutAt.TryGetValue(unit, out var at) && at >= heldUntil - LongestHold;

    private static readonly TimeSpan LongestHold = BookingRules.Default.Offer + BookingRules.Default.Extension;
}
