using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Api.Customers;

/// <summary>What somebody may do as a customer. Whose one may see is said by the fields that lead to it.</summary>
[ObjectType<Customer>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class CustomerType
{
    static partial void Configure(IObjectTypeDescriptor<Customer> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(customer => customer.Id);
        descriptor.Field(customer => customer.Company);
        descriptor.Field(customer => customer.CompanyGivenName);
        descriptor.Field(customer => customer.AnonymisedAt);
        descriptor.Field(customer => customer.ErasedAt);
        descriptor.Field(customer => customer.Kind);
    }

    /// <summary>How much they are trusted.</summary>
    public static StandingKind GetStanding([Parent] Customer customer, TimeProvider clock) => customer.Standing.At(clock.GetUtcNow()).Kind;

    /// <summary>Why not fully, in the words of the staff.</summary>
    public static string? GetReason([Parent] Customer customer, TimeProvider clock) => customer.Standing.At(clock.GetUtcNow()).Reason;

    /// <summary>Since when not fully.</summary>
    public static DateTimeOffset? GetStandingSince([Parent] Customer customer, TimeProvider clock) =>
        customer.Standing.At(clock.GetUtcNow()).Since;

    /// <summary>When a watch ends.</summary>
    public static DateTimeOffset? GetWatchedUntil([Parent] Customer customer, TimeProvider clock) =>
        customer.Standing.At(clock.GetUtcNow()).Until;

    /// <summary>What this standing asks of their rentals.</summary>
    public static RentalTerms GetTerms([Parent] Customer customer, TimeProvider clock) => customer.Standing.At(clock.GetUtcNow()).Terms;

    /// <summary>The rentals they hold or have.</summary>
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<Admission> GetAdmissions([Parent] Customer customer, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return [.. customer.Admissions.Where(admission => admission.IsLive(now))];
    }

    /// <summary>How they prove who they are, and are reached.</summary>
    [Cost(1)]
    public static Task<Account> GetAccount(
        [Parent] Customer customer, ICustomerAccountDataLoader accounts, CancellationToken cancellationToken) =>
        accounts.LoadRequiredAsync(customer.Id, cancellationToken);
}

/// <summary>The company a customer says to be of.</summary>
[ObjectType<CompanyStanding>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class CompanyStandingType
{
    static partial void Configure(IObjectTypeDescriptor<CompanyStanding> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("Company");
        descriptor.Field(company => company.Status);
        descriptor.Field(company => company.Name);
        descriptor.Field(company => company.CheckedAt);
        descriptor.Field(company => company.NextCheck);
    }

    /// <summary>Fourteen digits.</summary>
    public static string GetSiret([Parent] CompanyStanding company) => company.Siret.Value;
}

/// <summary>A rental that a customer holds or has.</summary>
[ObjectType<Admission>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class AdmissionType
{
    static partial void Configure(IObjectTypeDescriptor<Admission> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(admission => admission.Rental);
        descriptor.Field(admission => admission.Status);
        descriptor.Field(admission => admission.AskedAt);
        descriptor.Field(admission => admission.ExpiresAt);
    }
}

/// <summary>What a customer's standing asks of their rentals.</summary>
[ObjectType<RentalTerms>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class RentalTermsType
{
    static partial void Configure(IObjectTypeDescriptor<RentalTerms> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(terms => terms.DepositFactor);
        descriptor.Field(terms => terms.IsReviewed);
    }
}

/// <summary>An account's other half.</summary>
[ExtendObjectType<Account>]
[Authorize(Policy = Policies.SignedIn)]
public static class AccountCustomer
{
    /// <summary>What they may do as a customer; null for who works for us.</summary>
    [Cost(1)]
    public static Task<Customer?> GetCustomer(
        [Parent] Account account, ICustomerByIdDataLoader customers, CancellationToken cancellationToken) =>
        customers.LoadAsync(account.Id, cancellationToken);
}
