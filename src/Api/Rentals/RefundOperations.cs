using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Rentals;

/// <summary>Gives back a part of a rental's rent.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Amount">How much, in cents.</param>
/// <param name="Reason">Why, for the customer to read: 3 to 500 characters.</param>
public sealed record ProposeRefundInput(RentalId Rental, long Amount, string Reason);

/// <summary>A refund, or why there is none.</summary>
[VisibleWithField]
public sealed record RefundPayload(Refund? Refund, Refusal? Refusal);

[MutationType]
public static class RefundMutation
{
    /// <summary>
    /// Gives back a part of the rent of a rental that is decided. What is more than <c>refund.alone</c>, with what went back of that rental without
    /// a second person before, waits until somebody else approves it; see <c>refundsToApprove</c>.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static async Task<RefundPayload> ProposeRefund(
        ProposeRefundInput input, ClaimsPrincipal user, RentalStore rentals, RefundStore refunds, CurrentSettings settings, CatalogDesk desk,
        TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await rentals.Load(input.Rental) is not { Rental: { } rental }) return new(null, new UnknownRental(input.Rental));

        var (by, rules) = (Viewer.Required(user).Actor, (await settings.At(clock.GetUtcNow())).Rules.Refunds);
        while (true)
        {
            var before = await refunds.Of(rental.Id);
            var made = await desk.Make(
                user, "RefundProposed", now => Refund.Propose(rental, before, new Euros(input.Amount), input.Reason, by, rules, now),
                (proposed, note) => refunds.Add(proposed, before.Count, note));

            // Another refund came between: with that one, this may be too much for one person.
            if (made.Refusal is not Stale) return new(made.Now, made.Refusal);
        }
    }

    /// <summary>Agrees to a refund that somebody else proposed: it is carried out.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static async Task<RefundPayload> ApproveRefund(
        RefundId refund, ClaimsPrincipal user, RentalStore rentals, RefundStore refunds, CatalogDesk desk)
    {
        var (by, customer) = (Viewer.Required(user).Actor, default(AccountId));
        var approved = await desk.Edit(
            user, "RefundApproved", Find, new UnknownRefund(refund), (proposed, now) => proposed.Approve(by, customer, now), refunds.Approve);
        return new(approved.Now, approved.Refusal);

        async Task<Refund?> Find()
        {
            var found = await refunds.Find(refund);
            if (found is not null) customer = (await rentals.Load(found.Rental))!.Rental.Customer;
            return found;
        }
    }
}

[QueryType]
public static class RefundQuery
{
    /// <summary>Refunds that wait for a second person, longest first. 200 at most.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Refund>> GetRefundsToApprove(RefundStore refunds, CancellationToken cancellationToken) =>
        await refunds.Waiting(cancellationToken);

    /// <summary>What was given back of a rental's rent, or is to be, oldest first.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Accountant), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Refund>> GetRefunds(RentalId rental, RefundStore refunds, CancellationToken cancellationToken) =>
        await refunds.Of(rental, cancellationToken);
}

/// <summary>Rent that goes back. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<Refund>]
[VisibleWithField]
public static partial class RefundType
{
    static partial void Configure(IObjectTypeDescriptor<Refund> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(refund => refund.Id);
        descriptor.Field(refund => refund.Amount);
        descriptor.Field(refund => refund.Reason);
        descriptor.Field(refund => refund.ProposedBy);
        descriptor.Field(refund => refund.ProposedAt);
        descriptor.Field(refund => refund.ApprovedBy);
        descriptor.Field(refund => refund.ApprovedAt);
    }

    /// <summary>Of which rental.</summary>
    [Cost(0)]
    public static RentalId GetRentalId([Parent] Refund refund) => refund.Rental;

    /// <summary>Its credit note; null before it was carried out, and where no invoice was due, for not all tools came back.</summary>
    [Cost(1)]
    public static Task<CreditNote?> GetCreditNote([Parent] Refund refund, RefundStore refunds, CancellationToken cancellationToken) =>
        refunds.CreditNote(refund.Id, cancellationToken);
}

/// <summary>What an invoice says too much. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<CreditNote>]
[VisibleWithField]
public static partial class CreditNoteType
{
    static partial void Configure(IObjectTypeDescriptor<CreditNote> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(note => note.Invoice);
        descriptor.Field(note => note.Amount);
        descriptor.Field(note => note.At);
    }

    /// <summary>A line for each tool.</summary>
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<CreditLine> GetLines([Parent] CreditNote note) => note.Lines;
}

/// <summary>What of a credit note is of one tool.</summary>
[ObjectType<CreditLine>]
[VisibleWithField]
public static partial class CreditLineType
{
    static partial void Configure(IObjectTypeDescriptor<CreditLine> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(line => line.Unit);
        descriptor.Field(line => line.Amount);
    }
}
