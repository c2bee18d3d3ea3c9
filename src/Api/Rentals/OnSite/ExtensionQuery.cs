using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Customers;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>What more time costs, for the tools that are still out; or why there can be none. Whoever follows is asked by extendRental alone.</summary>
[VisibleWithField]
public sealed record RentalExtensionPayload(Euros? Price, Refusal? Refusal);

[QueryType]
public static class ExtensionQuery
{
    /// <summary>What more time for a rental of one's own would come to; nothing is changed.</summary>
    /// <param name="rental">Which.</param>
    /// <param name="until">The new end.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="rentals">The rentals.</param>
    /// <param name="customers">Whose they are.</param>
    /// <param name="settings">Which slots there are.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [Authorize(Policy = Policies.SignedIn)]
    public static async Task<RentalExtensionPayload> GetRentalExtension(
        RentalId rental, DateTimeOffset until, ClaimsPrincipal user, IRentalByIdDataLoader rentals, CustomerStore customers,
        CurrentSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (await rentals.LoadAsync(rental, cancellationToken) is not { } mine || mine.Customer != viewer.Account)
            return new(null, new UnknownRental(rental));

        var standing = (await customers.Load(viewer.Account, cancellationToken))?.Customer.Standing ?? CustomerStanding.Good;
        var price = mine.ExtensionPrice(until);
        var refusal = mine.RefuseExtension(new ExtendRental(until, price), standing, (await settings.At(now)).Rules.Slots, now);
        return refusal is null ? new(price, null) : new(null, refusal);
    }
}
