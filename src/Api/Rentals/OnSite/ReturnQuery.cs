using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>A sentence to begin a reason with, for the customer to read.</summary>
[VisibleWithField]
public sealed record DecisionReason(DecisionKind Kind, string Text);

[QueryType]
public static class ReturnQuery
{
    private static readonly DecisionReason[] Reasons =
    [
        new(DecisionKind.Release, "Rien à signaler : l’outil est en bon état."),
        new(DecisionKind.Release, "L’usure constatée est normale."),
        new(DecisionKind.PartialCapture, "L’outil est endommagé ; le montant suit le barème et l’usure."),
        new(DecisionKind.PartialCapture, "Un accessoire manque."),
        new(DecisionKind.PartialCapture, "L’outil demande un nettoyage en atelier."),
        new(DecisionKind.FullCapture, "L’outil n’est pas réparable."),
        new(DecisionKind.Escalate, "Les photos ne suffisent pas pour décider."),
    ];

    /// <summary>
    /// Returns that wait for a person: red, orange, then green; of these what has the least time left before its deposit dies, then the
    /// oldest. Who reads them is in the audit log.
    /// </summary>
    /// <param name="colour">Only those of this verdict.</param>
    /// <param name="first">How many: 100 at most.</param>
    /// <param name="after">The rental they come after.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="queue">Where they wait.</param>
    /// <param name="readings">Tells the audit log.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<ReturnToDecide>> GetReturnsToDecide(
        VerdictColour? colour, int? first, RentalId? after, ClaimsPrincipal user, ReturnQueue queue, Readings readings, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await readings.Note(user, Readings.Rentals, ("status", nameof(RentalStatus.PendingValidation)), ("after", after?.Value.ToString()));
        return await queue.Waiting(colour, Math.Clamp(first ?? 50, 1, ReturnQueue.LongestPage), after, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Sentences to begin a reason with.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 10)]
    public static IReadOnlyList<DecisionReason> GetDecisionReasons() => Reasons;
}

[ObjectType<ReturnToDecide>]
[VisibleWithField]
public static partial class ReturnToDecideType
{
    static partial void Configure(IObjectTypeDescriptor<ReturnToDecide> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(waiting => waiting.Colour);
        descriptor.Field(waiting => waiting.Due);
        descriptor.Field(waiting => waiting.DepositDies);
        descriptor.Field(waiting => waiting.Claim);
    }

    /// <summary>Until when an administrator has a tool of it to decide, the first of them; null where nobody handed one up.</summary>
    [Cost(1)]
    public static async Task<DateTimeOffset?> GetEscalatedUntil(
        [Parent] ReturnToDecide waiting, IRentalByIdDataLoader rentals, CancellationToken cancellationToken)
    {
        var rental = await rentals.LoadRequiredAsync(waiting.Rental, cancellationToken);
        return rental.Items.Min(item => rental.EscalatedUntil(item.Unit));
    }

    [Cost(1)]
    public static Task<Rental> GetRental([Parent] ReturnToDecide waiting, IRentalByIdDataLoader rentals, CancellationToken cancellationToken) =>
        rentals.LoadRequiredAsync(waiting.Rental, cancellationToken);
}

/// <summary>Who looks at a return, and until when nobody else decides it.</summary>
[ObjectType<ReturnClaim>]
[VisibleWithField]
public static partial class ReturnClaimType
{
    static partial void Configure(IObjectTypeDescriptor<ReturnClaim> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(claim => claim.By);
        descriptor.Field(claim => claim.Until);
    }
}
