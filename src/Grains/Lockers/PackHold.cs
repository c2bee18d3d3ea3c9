using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>
/// Holds several lockers: all or none. No transaction spans them: each promise ends by itself, so whatever a crash leaves
/// half done undoes itself.
/// </summary>
public static class PackHold
{
    /// <summary>The lockers a pack has at most.</summary>
    public const int Most = 20;

    /// <summary>Asks for all of the lockers, or none.</summary>
    /// <returns>All the claims, or <see cref="PackIncomplete"/> with the first locker that refused.</returns>
    public static async Task<Result<HeldPack>> HoldAll(
        this IGrainFactory grains, IReadOnlyCollection<LockerId> lockers, HoldSlot request)
    {
        ArgumentNullException.ThrowIfNull(lockers);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfEqual(request.Rental, default);
        if (Refuse(lockers) is { } refused) return refused;

        return await grains.GetGrain<IPackGrain>(request.Rental.Value).Hold(new HoldPack([.. lockers], request));
    }

    private static Refusal? Refuse(IReadOnlyCollection<LockerId> lockers)
    {
        if (lockers.Count == 0) return new NothingAsked();
        if (lockers.Count > Most) return new TooManyAsked(Most);

        return lockers.GroupBy(locker => locker).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new TwiceTheSameLocker(twice.Key)
            : null;
    }
}
