using System.Text.Json.Serialization;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Lockers;

/// <summary>A unit promised to a rental: held for a while, or booked.</summary>
/// <param name="Rental">Who it is promised to.</param>
/// <param name="During">The slot and the turnaround after it, frozen when it was made.</param>
/// <param name="ExpiresAt">The first instant at which a hold binds nobody any more; null once booked.</param>
public sealed record Claim(RentalId Rental, Slot During, DateTimeOffset? ExpiresAt)
{
    [JsonIgnore]
    public bool IsHold => ExpiresAt is not null;

    /// <summary>Compares without adding: a slot that nobody checked yet may end at the last instant there is.</summary>
    public bool IsFor(Slot slot, TimeSpan turnaround) =>
        During.Start == slot.Start && During.End - slot.End == turnaround;

    public bool IsLive(DateTimeOffset now) => ExpiresAt is null || now < ExpiresAt;
}
