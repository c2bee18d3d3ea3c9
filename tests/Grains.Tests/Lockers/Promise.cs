using System.Globalization;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>A line of a process that books: what it was about to ask, or what it was told the moment before.</summary>
internal sealed record Promise(string What, RentalId Rental, LockerId[] Lockers, DateTimeOffset ExpiresAt)
{
    /// <summary>Of several tools, by a rental's grain.</summary>
    public bool IsRental => Lockers.Length > 1;

    /// <summary>Null for a line that is not a promise, or was cut by the kill.</summary>
    public static Promise? Read(string line) =>
        line.Split(' ') is [var what, var rental, var lockers, { Length: 33 } expiry]
            ? new(
                what, new(Guid.Parse(rental)), [.. lockers.Split(',').Select(id => new LockerId(Guid.Parse(id)))],
                DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture))
            : null;
}
