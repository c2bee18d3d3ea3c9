using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Api.Customers;
using Toolbox24.Api.Rentals.OnSite;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>What the customer may know of one payment.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Attempt">Which of that purpose, from 1.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Amount">What was asked for.</param>
/// <param name="Taken">What was taken.</param>
/// <param name="Refunded">What was given back.</param>
/// <param name="Action">Where the customer does what their bank wants.</param>
/// <param name="DeclineCode">Why it was declined, as the processor says.</param>
/// <param name="CaptureBefore">When what is blocked is let go of by itself.</param>
[GraphQLName("Payment")]
[VisibleWithField]
public sealed record PaymentView(
    PaymentPurpose Purpose, int Attempt, PaymentStatus Status, Euros Amount, Euros Taken, Euros Refunded, string? Action, string? DeclineCode,
    DateTimeOffset? CaptureBefore);

/// <summary>What cancelling would come to now.</summary>
/// <param name="Fee">What would be kept of the rent.</param>
/// <param name="FreeUntil">Until when it is free.</param>
/// <param name="AbsenceFee">What not coming costs.</param>
[VisibleWithField]
public sealed record CancellationTerms(Euros Fee, DateTimeOffset FreeUntil, Euros AbsenceFee);

/// <summary>A rental. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<Rental>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class RentalType
{
    static partial void Configure(IObjectTypeDescriptor<Rental> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(rental => rental.Id);
        descriptor.Field(rental => rental.Status);
        descriptor.Field(rental => rental.HeldUntil);
        descriptor.Field(rental => rental.Slot);
        descriptor.Field(rental => rental.Price);
        descriptor.Field(rental => rental.IsConsumer);
        descriptor.Field(rental => rental.IsExtended);
        descriptor.Field(rental => rental.HoldEndsSoon);
        descriptor.Field(rental => rental.TermsVersion);
        descriptor.Field(rental => rental.Agreement);
        descriptor.Field(rental => rental.Due);
        descriptor.Field(rental => rental.Amends);
        descriptor.Field(rental => rental.BookedAt);
        descriptor.Field(rental => rental.CancellationAsked);
        descriptor.Field(rental => rental.Delay);
        descriptor.Field(rental => rental.End);
        descriptor.Field(rental => rental.OnSite);
        descriptor.Field(rental => rental.RentNow);
        descriptor.Field(rental => rental.OwedRent);
        descriptor.Field(rental => rental.OwedDamage);
    }

    /// <summary>Its tools, one for each unit, and where each stands.</summary>
    [ListSize(AssumedSize = 5)]
    [Cost(0)]
    public static IReadOnlyList<RentalItemView> GetItems([Parent] Rental rental) => [.. rental.Items.Select(item => new RentalItemView(rental, item))];

    /// <summary>What people call it.</summary>
    [Cost(0)]
    public static string GetReference([Parent] Rental rental) => rental.Reference.Value;

    [Cost(1)]
    public static Task<Site> GetSite([Parent] Rental rental, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(rental.Site, cancellationToken);

    /// <summary>The tools, one for each unit.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Tool>> GetTools(
        [Parent] Rental rental, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        await Task.WhenAll(rental.Items.Select(item => tools.LoadRequiredAsync(item.Tool, cancellationToken)));

    /// <summary>The quote it was booked by, as it was made then.</summary>
    [Cost(0)]
    public static QuoteView GetQuote([Parent] Rental rental) => QuoteView.Of(rental.Quote);

    /// <summary>What is charged beside the rent, as far as it is settled: a line for each reason and tool, with the VAT in it.</summary>
    [ListSize(AssumedSize = 5)]
    [Cost(0)]
    public static IReadOnlyList<RentalCharge> GetCharges([Parent] Rental rental) => rental.Charges;

    [ListSize(AssumedSize = 5)]
    [Cost(0)]
    public static IReadOnlyList<PaymentView> GetPayments([Parent] Rental rental) =>
    [
        .. rental.Payments.Select(payment => new PaymentView(
            payment.Purpose, payment.Attempt, payment.Status, payment.Amount, payment.Taken, payment.Refunded, payment.Action?.AbsoluteUri,
            payment.DeclineCode, payment.CaptureBefore)),
    ];

    /// <summary>Another slot that is promised and has still to be paid; until then the rental stays as it is.</summary>
    [Cost(0)]
    public static PendingChange? GetPendingChange([Parent] Rental rental) => rental.Change;

    /// <summary>The receipt of a withdrawal; null where there was none.</summary>
    [Cost(0)]
    public static WithdrawalReceipt? GetWithdrawalReceipt([Parent] Rental rental) => WithdrawalReceipt.Of(rental);

    /// <summary>The first instant at which tools can no longer be fetched.</summary>
    [Cost(0)]
    public static DateTimeOffset GetPickupDeadline([Parent] Rental rental) => rental.PickupDeadline(rental.Rules);

    /// <summary>What cancelling would come to now.</summary>
    [Cost(0)]
    public static CancellationTerms GetCancellationTerms([Parent] Rental rental, TimeProvider clock) => new(
        rental.CancellationFee(clock.GetUtcNow()), rental.Slot.Start - rental.Quote.Facts.Terms.Cancellation.FreeUntil, rental.Quote.Rent.NoShowFee);

    /// <summary>Until when a consumer may withdraw; null where that cannot be now.</summary>
    [Cost(0)]
    public static DateTimeOffset? GetWithdrawalEnds([Parent] Rental rental, TimeProvider clock) =>
        rental.RefuseWithdrawal(clock.GetUtcNow()) is null ? rental.WithdrawalEnds() : null;

    /// <summary>Whose it is.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [Cost(1)]
    public static Task<Customer> GetCustomer([Parent] Rental rental, ICustomerByIdDataLoader customers, CancellationToken cancellationToken) =>
        customers.LoadRequiredAsync(rental.Customer, cancellationToken);

    /// <summary>Its units, and the lockers they stand in.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<UnitCard>> GetUnits(
        [Parent] Rental rental, UnitPassportStore units, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(rental.Items.Select(item => units.Find(item.Unit, cancellationToken)))).OfType<UnitCard>()];

    /// <summary>What was told of it, and what became of each message.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<RentalMessage>> GetMessages(
        [Parent] Rental rental, RentalQueries rentals, CancellationToken cancellationToken) => await rentals.Messages(rental.Id, cancellationToken);
}
