using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Integrations.Doors;

/// <summary>What a lock is told to do.</summary>
/// <param name="Command">Names it: a lock that is told twice pulses once.</param>
/// <param name="Site">Where.</param>
/// <param name="Door">Which door.</param>
/// <param name="Until">The first instant at which it is not to be done any more.</param>
public sealed record LockOrder(DoorCommandId Command, SiteId Site, DoorId Door, DateTimeOffset Until);

/// <summary>The locks of our sites, whoever made them. What becomes of an order is told later, as a <see cref="DoorReport" />.</summary>
public interface ILockerHardware
{
    /// <summary>Hands an order over.</summary>
    /// <exception cref="HttpRequestException">It may or may not have arrived: it can be handed over again, under the same name.</exception>
    Task Open(LockOrder order, CancellationToken cancellationToken);
}
