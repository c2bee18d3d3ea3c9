using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>While the tools are out; and what comes of tools that others have kept too long.</summary>
public partial interface IRentalGrain
{
    /// <summary>More time, where nobody follows; it counts once it is paid.</summary>
    [Alias("extend")]
    Task<Result<Rental>> Extend(AccountId customer, ExtendRental wish);

    /// <summary>The customer pays what no card gave; asked again while the processor has not answered, nothing is asked of it twice.</summary>
    [Alias("pay-owed")]
    Task<Result<Rental>> PayOwed(AccountId customer, PayOwed request);

    /// <summary>Looks whether its tools are in their lockers, or will be, and tells its customer. Idempotent.</summary>
    [Alias("look-for-late-tools")]
    Task LookForLateTools();

    /// <summary>Another unit of the same tool for one that is late; <see cref="TwinMissing" /> where none is free.</summary>
    [Alias("take-twin")]
    Task<Result<Rental>> TakeTwin(AccountId customer, UnitId late);

    /// <summary>The customer does without what is late: all goes back, and amends.</summary>
    [Alias("give-up-late-tool")]
    Task<Result<Rental>> GiveUpLateTool(AccountId customer);
}
