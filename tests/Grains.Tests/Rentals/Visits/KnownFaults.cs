using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Where the walk does not go yet, for it is known what is wrong there. Each goes once its fault is gone.</summary>
internal static class KnownFaults
{
    /// <summary>A silence past the slot's end is billed to who picks up after it: the downtime is read from the pick-up on.</summary>
    public static bool IsBilledForSilence(Rental rental, Outages outages, DateTimeOffset now) =>
        now >= rental.Slot.End && outages.Of(rental.Site, now).Within(rental.Slot.Start, now) > TimeSpan.Zero;

    /// <summary>A twin that is chosen after the slot's end leaves the rental in a step that cannot be made.</summary>
    public static bool IsTwinWedged(Rental rental, DateTimeOffset now) => now.AddMinutes(15) >= rental.Slot.End;

    /// <summary>"J'ai fini" within seconds of a door's late answer ends the pick-up as if nothing had been taken.</summary>
    public static bool IsFinishedTooSoon(Rental rental, DateTimeOffset now) =>
        rental.OnSite!.Items.Any(item => item.IsInPlay && item.TakenAt is null && item.Opening is { } opening && now - opening.At < TimeSpan.FromSeconds(30));

    /// <summary>A locker that moves a promise may find that another has written it meanwhile, and says so to whoever asked.</summary>
    public static bool IsStaleMove(Exception? error) => error?.GetType().Name == "StaleMemoryException";
}
