using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

[QueryType]
public static class SettlementQuery
{
    /// <summary>What we owe whoever asks for rentals we could not keep, beside what went back to their card: still to be paid.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<OwedAmends>> GetMyAmends(
        ClaimsPrincipal user, AmendsStore amends, CancellationToken cancellationToken) =>
        await amends.Owed(Viewer.Required(user).Account, cancellationToken);

    /// <summary>What we owe customers for rentals we could not keep, longest first: still to be paid, see markAmendsPaid. 200 at most.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<OwedAmends>> GetAmendsToPay(AmendsStore amends, CancellationToken cancellationToken) =>
        await amends.Owed(customer: null, cancellationToken);

    /// <summary>
    /// Payments that need a person: the processor declined to give back, release or take what it should. Each is in the audit log.
    /// 200 at most, oldest first.
    /// </summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<StuckPayment>> GetStuckPayments(SettlementQueries settlements, CancellationToken cancellationToken) =>
        await settlements.Stuck(cancellationToken);

    /// <summary>
    /// Rentals whose customers owe something, oldest first: rent that no card gave (owedRent), or what no deposit gave for damage and lost
    /// tools (owedDamage). 200 at most.
    /// </summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<Rental>> GetOwingRentals(SettlementQueries settlements, CancellationToken cancellationToken) =>
        await settlements.Owing(cancellationToken);
}

/// <summary>What is owed. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<OwedAmends>]
[VisibleWithField]
public static partial class OwedAmendsType
{
    static partial void Configure(IObjectTypeDescriptor<OwedAmends> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("Amends");
        descriptor.Field(amends => amends.Customer);
        descriptor.Field(amends => amends.Amount);
        descriptor.Field(amends => amends.Reason);
        descriptor.Field(amends => amends.Why);
        descriptor.Field(amends => amends.OwedAt);
        descriptor.Field(amends => amends.PaidAt);
    }

    /// <summary>For which rental.</summary>
    [Cost(1)]
    public static Task<Rental> GetRental([Parent] OwedAmends amends, IRentalByIdDataLoader rentals, CancellationToken cancellationToken) =>
        rentals.LoadRequiredAsync(amends.Rental, cancellationToken);
}

[ObjectType<StuckPayment>]
[VisibleWithField]
public static partial class StuckPaymentType
{
    static partial void Configure(IObjectTypeDescriptor<StuckPayment> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(payment => payment.Purpose);
        descriptor.Field(payment => payment.Attempt);
        descriptor.Field(payment => payment.Status);
        descriptor.Field(payment => payment.Amount);
        descriptor.Field(payment => payment.Taken);
        descriptor.Field(payment => payment.Refunded);
        descriptor.Field(payment => payment.Intent);
        descriptor.Field(payment => payment.DeclineCode);
    }

    /// <summary>Of which rental.</summary>
    [Cost(1)]
    public static Task<Rental> GetRental([Parent] StuckPayment payment, IRentalByIdDataLoader rentals, CancellationToken cancellationToken) =>
        rentals.LoadRequiredAsync(payment.Rental, cancellationToken);
}
