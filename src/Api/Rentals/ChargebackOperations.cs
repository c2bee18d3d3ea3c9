using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>A chargeback that the processor told of.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Reference">What the processor calls it: 60 characters at most.</param>
/// <param name="Purpose">Of which money.</param>
/// <param name="Amount">How much, in cents.</param>
/// <param name="Due">By when evidence is to be sent.</param>
public sealed record NoteChargebackInput(RentalId Rental, string Reference, PaymentPurpose Purpose, long Amount, DateTimeOffset Due);

/// <summary>What banks take back, and what is sent to them. Whoever notes it proves again that it is them.</summary>
[MutationType]
public static class ChargebackMutation
{
    /// <summary>
    /// Notes a chargeback. From then on nothing that was recorded of the rental is deleted, nothing more is claimed of the customer and nothing is
    /// given back but by the bank. Noted again, it is the same.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<RentalPayload> NoteChargeback(NoteChargebackInput input, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(input);
        var told = new ChargebackNotice(input.Reference, input.Purpose, new Euros(input.Amount), input.Due);
        return Ask(user, input.Rental, grains, clock, rental => rental.NoteChargeback(told));
    }

    /// <summary>Notes that our evidence was sent to the bank.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<RentalPayload> AnswerChargeback(RentalId rental, string reference, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock) =>
        Ask(user, rental, grains, clock, grain => grain.AnswerChargeback(reference));

    /// <summary>Notes what the bank has decided: what is lost is gone, and is not given back once more.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<RentalPayload> EndChargeback(
        RentalId rental, string reference, bool isWon, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock) =>
        Ask(user, rental, grains, clock, grain => grain.EndChargeback(reference, isWon));

    private static async Task<RentalPayload> Ask(
        ClaimsPrincipal user, RentalId rental, IGrainFactory grains, TimeProvider clock, Func<IRentalGrain, Task<Result<Rental>>> ask)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;

        (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);
        return RentalPayload.Of(await ask(grains.GetGrain<IRentalGrain>(rental.Value)));
    }
}

/// <summary>What operators see of money that banks take back.</summary>
public static partial class RentalType
{
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 2)]
    [Cost(0)]
    public static IReadOnlyList<Chargeback> GetChargebacks([Parent] Rental rental) => [.. rental.Chargebacks];

    /// <summary>What there is to show a bank, in its order.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<RentalProof>> GetProofs([Parent] Rental rental, ChargebackQueries chargebacks, CancellationToken cancellationToken) =>
        await chargebacks.Proofs(rental.Id, cancellationToken);
}

[ObjectType<Chargeback>]
[VisibleWithField]
public static partial class ChargebackType
{
    static partial void Configure(IObjectTypeDescriptor<Chargeback> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(chargeback => chargeback.Reference);
        descriptor.Field(chargeback => chargeback.Purpose);
        descriptor.Field(chargeback => chargeback.Amount);
        descriptor.Field(chargeback => chargeback.Due);
        descriptor.Field(chargeback => chargeback.Status);
        descriptor.Field(chargeback => chargeback.OpenedAt);
    }
}

[ObjectType<RentalProof>]
[VisibleWithField]
public static partial class RentalProofType
{
    static partial void Configure(IObjectTypeDescriptor<RentalProof> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(proof => proof.Kind);
        descriptor.Field(proof => proof.At);
        descriptor.Field(proof => proof.What);
        descriptor.Field(proof => proof.Unit);
        descriptor.Field(proof => proof.File);
    }
}
