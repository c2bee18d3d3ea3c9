using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Sites;

[SubscriptionType]
public static class LockerSubscription
{
    /// <summary>A locker of the site each time that its calendar or its contents change.</summary>
    /// <param name="siteId">Whose wall to watch.</param>
    [AllowAnonymous]
    [Subscribe]
    [Topic("lockers_{siteId}")]
    public static Task<Locker> LockerChanged(
        SiteId siteId, [EventMessage] LockerId locker, ILockerByIdDataLoader lockers, CancellationToken cancellationToken) =>
        lockers.LoadRequiredAsync(locker, cancellationToken);
}
