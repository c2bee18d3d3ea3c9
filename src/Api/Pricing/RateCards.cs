using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Customers;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Pricing;

/// <summary>Works out what things cost before a slot is chosen, for whoever asks.</summary>
public sealed class RateCards(ICustomerByIdDataLoader customers, CurrentSettings settings, TimeProvider clock)
{
    public async Task<RateCard> Of(Basket basket, SiteId? site, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var customer = Viewer.Of(user) is { } viewer ? await customers.LoadAsync(viewer.Account, cancellationToken) : null;
        var current = await settings.At(now);
        return RateCard.Of(new Asked(site ?? default, Quotes.BuyerOf(customer, now), basket, current.Terms), current.Tariff)!;
    }
}
