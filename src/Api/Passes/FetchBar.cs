using Toolbox24.Domain;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Customers;
using Toolbox24.Storage.Passes;

namespace Toolbox24.Api.Passes;

/// <summary>Why a customer fetches nothing: asked for each door, since they may have said "Ce n'est pas moi" after somebody was let in.</summary>
public sealed class FetchBar(PassStore passes, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Null where nothing stands in the way. Bringing back is never refused.</summary>
    public async Task<Refusal?> Refuse(Rental rental, PassPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(rental);
        if (!(await grains.GetGrain<ICustomerGrain>(rental.Customer.Value).Get()).Succeeded(out var customer, out var nobody)) return nobody;

        return PassGranting.RefuseCustomer(purpose, customer.Standing, await passes.Block(rental.Customer), clock.GetUtcNow());
    }
}
