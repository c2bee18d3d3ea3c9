using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Customers;

/// <summary>Changes how a customer stands.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Reason">Why, for the customer to read: 3 to 500 characters.</param>
public sealed record CustomerStandingInput(AccountId Customer, string Reason);

[MutationType]
public static class CustomerMutation
{
    /// <summary>No booking and no extension from now on; the customer is told why.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static Task<CustomerPayload> SuspendCustomer(CustomerStandingInput input, ClaimsPrincipal user, CustomerDesk desk) =>
        desk.ByStaff(user, input.Customer, (customer, by) => customer.Suspend(by, input.Reason));

    /// <summary>Ends a suspension; the customer is told why.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static Task<CustomerPayload> ReinstateCustomer(CustomerStandingInput input, ClaimsPrincipal user, CustomerDesk desk) =>
        desk.ByStaff(user, input.Customer, (customer, by) => customer.Reinstate(by, input.Reason));

    /// <summary>Higher deposits and a person's look at each return, for six months from now; the customer is told why.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static Task<CustomerPayload> WatchCustomer(CustomerStandingInput input, ClaimsPrincipal user, CustomerDesk desk) =>
        desk.ByStaff(user, input.Customer, (customer, by) => customer.Watch(by, input.Reason));

    /// <summary>Ends a watch before its time; the customer is told why.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static Task<CustomerPayload> UnwatchCustomer(CustomerStandingInput input, ClaimsPrincipal user, CustomerDesk desk) =>
        desk.ByStaff(user, input.Customer, (customer, by) => customer.Unwatch(by, input.Reason));

    /// <summary>Erases who a customer was, for ever; their id stays. Refused while something is open between them and us.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Administrator)])]
    public static Task<CustomerPayload> AnonymiseCustomer(
        AccountId customer, ClaimsPrincipal user, CustomerDesk desk, RentalQueries rentals, CancellationToken cancellationToken) =>
        desk.ByStaff(user, customer, async (grain, by) => await grain.Anonymise(by, await rentals.Open(customer, cancellationToken)));
}
