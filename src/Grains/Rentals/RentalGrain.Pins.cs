using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>PINs beside those that are sent when their time comes.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> SendPin(AccountId customer, PassPurpose purpose, DateTimeOffset? voidBefore) =>
        TurnOf(customer, (rental, now) => Decided(rental.SendPin(purpose, voidBefore, now)));

    public Task<Result<Rental>> ReissuePin(PassPurpose purpose, string reason) =>
        TurnOfStaff((rental, now) => rental.ReissuePin(purpose, reason, now));

    public Task ReissuePins(DateTimeOffset until) =>
        Turn(async (rental, now) => rental.ReissuePins(until, now) is { } decision ? await Commit(decision) : rental);
}
