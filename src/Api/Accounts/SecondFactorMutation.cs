using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>An authenticator's secret on offer, or why there is none.</summary>
[VisibleWithField]
public sealed record OfferAuthenticatorPayload(AuthenticatorOffer? Offer, Refusal? Refusal);

/// <summary>A second factor that has begun, or why it has not.</summary>
/// <param name="RecoveryCodes">Shown this once; each stands in for the authenticator once.</param>
/// <param name="Account">As it is now.</param>
/// <param name="Tokens">What a client shows from now on: other sessions have ended.</param>
/// <param name="Refusal">Why not.</param>
[VisibleWithField]
public sealed record RecoveryCodesPayload(
    [property: ListSize(AssumedSize = 10)] IReadOnlyList<string>? RecoveryCodes, Account? Account, Tokens? Tokens, Refusal? Refusal)
{
    public static implicit operator RecoveryCodesPayload(Refusal refusal) => new(null, null, null, refusal);
}

/// <summary>Proves again who asks, for money, doors and settings.</summary>
/// <param name="Password">For who has no second factor.</param>
/// <param name="Code">The authenticator's six digits, or a recovery code.</param>
public sealed record StepUpInput(string? Password, string? Code);

[MutationType]
public static class SecondFactorMutation
{
    /// <summary>Offers a secret for an authenticator; it counts once <c>startAuthenticator</c> has its first code.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<OfferAuthenticatorPayload> OfferAuthenticator(ClaimsPrincipal user, OwnSecondFactor own) =>
        (await own.Offer(Viewer.Required(user))).Succeeded(out var offer, out var refusal) ? new(offer, null) : new(null, refusal);

    /// <summary>Starts the offered second factor with its first code, and ends every other session.</summary>
    /// <param name="code">The authenticator's six digits.</param>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RecoveryCodesPayload> StartAuthenticator(string code, ClaimsPrincipal user, OwnSecondFactor own) =>
        own.Start(Viewer.Required(user), code);

    /// <summary>Makes new recovery codes; those before are void.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RecoveryCodesPayload> RenewRecoveryCodes(ClaimsPrincipal user, OwnSecondFactor own) =>
        own.RenewRecoveryCodes(Viewer.Required(user));

    /// <summary>Gives up the authenticator. Whoever works for us keeps one.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<AccountPayload> RemoveAuthenticator(ClaimsPrincipal user, OwnSecondFactor own) =>
        own.Remove(Viewer.Required(user));

    /// <summary>Proves again who asks; good for some minutes.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<DonePayload> StepUp(StepUpInput input, ClaimsPrincipal user, StepUps stepUps) =>
        await stepUps.Prove(Viewer.Required(user), input.Password, input.Code) is { } refusal ? refusal : DonePayload.Yes;
}
