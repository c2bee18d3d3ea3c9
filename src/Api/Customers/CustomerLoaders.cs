using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Customers;

namespace Toolbox24.Api.Customers;

public static class CustomerLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<AccountId, Customer>> GetCustomerByIdAsync(
        IReadOnlyList<AccountId> ids, CustomerQueries customers, CancellationToken cancellationToken) =>
        (await customers.Find(ids, cancellationToken)).Select(found => found.Customer).ToDictionary(customer => customer.Id);

    [DataLoader]
    public static async Task<IReadOnlyDictionary<AccountId, Account>> GetCustomerAccountAsync(
        IReadOnlyList<AccountId> ids, AccountStore accounts, CancellationToken cancellationToken) =>
        (await accounts.LoadAll(ids, cancellationToken)).ToDictionary(account => account.Id);
}
