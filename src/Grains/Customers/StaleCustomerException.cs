using Toolbox24.Domain.Accounts;

namespace Toolbox24.Grains.Customers;

/// <summary>Another activation keeps writing this customer; the call changed nothing and may be repeated.</summary>
public sealed class StaleCustomerException(AccountId customer) : Exception($"Customer {customer.Value} was written by another activation.");
