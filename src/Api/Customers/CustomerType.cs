using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Api.Customers;

/// <summary>What somebody may do as a customer. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<Customer>]
public static partial class CustomerType
{
    static partial void Configure(IObjectTypeDescriptor<Customer> descriptor)
    {
        descriptor.Ignore(customer => customer.Standing);
        descriptor.Ignore(customer => customer.Admissions);
        descriptor.Ignore(customer => customer.NextDeadline);
    }

    /// <summary>How much they are trusted.</summary>
    [AllowAnonymous]
    public static StandingKind GetStanding([Parent] Customer customer, TimeProvider clock) => customer.Standing.At(clock.GetUtcNow()).Kind;

    /// <summary>Why not fully, in the words of the staff.</summary>
    [AllowAnonymous]
    public static string? GetReason([Parent] Customer customer, TimeProvider clock) => customer.Standing.At(clock.GetUtcNow()).Reason;

    /// <summary>Since when not fully.</summary>
    [AllowAnonymous]
    public static DateTimeOffset? GetStandingSince([Parent] Customer customer, TimeProvider clock) =>
        customer.Standing.At(clock.GetUtcNow()).Since;

    /// <summary>When a watch ends.</summary>
    [AllowAnonymous]
    public static DateTimeOffset? GetWatchedUntil([Parent] Customer customer, TimeProvider clock) =>
        customer.Standing.At(clock.GetUtcNow()).Until;

    /// <summary>What this standing asks of their rentals.</summary>
    [AllowAnonymous]
    public static RentalTerms GetTerms([Parent] Customer customer, TimeProvider clock) => customer.Standing.At(clock.GetUtcNow()).Terms;

    /// <summary>The rentals they hold or have.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<Admission> GetAdmissions([Parent] Customer customer, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return [.. customer.Admissions.Where(admission => admission.IsLive(now))];
    }

    /// <summary>How they prove who they are, and are reached.</summary>
    [AllowAnonymous]
    [Cost(1)]
    public static Task<Account> GetAccount(
        [Parent] Customer customer, ICustomerAccountDataLoader accounts, CancellationToken cancellationToken) =>
        accounts.LoadRequiredAsync(customer.Id, cancellationToken);
}

/// <summary>The company a customer says to be of.</summary>
[ObjectType<CompanyStanding>]
public static partial class CompanyStandingType
{
    static partial void Configure(IObjectTypeDescriptor<CompanyStanding> descriptor) =>
        descriptor.Name("Company").Ignore(company => company.Siret).Ignore(company => company.IsProfessional);

    /// <summary>Fourteen digits.</summary>
    [AllowAnonymous]
    public static string GetSiret([Parent] CompanyStanding company) => company.Siret.Value;
}

/// <summary>An account's other half.</summary>
[ExtendObjectType<Account>]
public static class AccountCustomer
{
    /// <summary>What they may do as a customer; null for who works for us.</summary>
    [AllowAnonymous]
    [Cost(1)]
    public static Task<Customer?> GetCustomer(
        [Parent] Account account, ICustomerByIdDataLoader customers, CancellationToken cancellationToken) =>
        customers.LoadAsync(account.Id, cancellationToken);
}
