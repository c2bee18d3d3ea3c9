using System.Security.Claims;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>What a browser is to be told before it asks for a passkey, or why nothing.</summary>
[VisibleWithField]
public sealed record PasskeyCeremonyPayload(PasskeyCeremony? Ceremony, Refusal? Refusal)
{
    public static PasskeyCeremonyPayload Of(Result<PasskeyCeremony> result) =>
        result.Succeeded(out var ceremony, out var refusal) ? new(ceremony, null) : new(null, refusal);
}

/// <summary>Signs in by passkey.</summary>
/// <param name="Ceremony">As <c>requestPasskeySignIn</c> answered it.</param>
/// <param name="Credential">What <c>navigator.credentials.get()</c> gave, as JSON.</param>
/// <param name="Kind">Whether to set a cookie or to answer with tokens; after a first step, what that one said.</param>
/// <param name="Challenge">Where a password or link was the first step: as it answered.</param>
public sealed record PasskeySignInInput(string Ceremony, string Credential, SessionKind Kind, string? Challenge);

/// <summary>Adds a passkey.</summary>
/// <param name="Ceremony">As <c>offerPasskey</c> answered it.</param>
/// <param name="Credential">What <c>navigator.credentials.create()</c> gave, as JSON.</param>
/// <param name="Name">What its owner calls it.</param>
public sealed record AddPasskeyInput(string Ceremony, string Credential, string Name);

/// <summary>Calls a passkey something else.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">What its owner calls it.</param>
public sealed record RenamePasskeyInput(string Id, string Name);

/// <summary>Proves again who asks, by a passkey.</summary>
/// <param name="Ceremony">As <c>requestPasskeyStepUp</c> answered it.</param>
/// <param name="Credential">What <c>navigator.credentials.get()</c> gave, as JSON.</param>
public sealed record PasskeyStepUpInput(string Ceremony, string Credential);

[MutationType]
public static class PasskeyMutation
{
    /// <summary>Begins to sign in by a passkey, whoever's it will be.</summary>
    [AllowAnonymous]
    public static async Task<PasskeyCeremonyPayload> RequestPasskeySignIn(PasskeySignIns signIns) =>
        PasskeyCeremonyPayload.Of(await signIns.Ask());

    /// <summary>Signs in by a passkey: it is both factors. It may also be the second step after a password or a link.</summary>
    [AllowAnonymous]
    public static Task<SignInPayload> SignInWithPasskey(PasskeySignInInput input, PasskeySignIns signIns) =>
        signIns.SignIn(input.Ceremony, input.Credential, input.Kind, input.Challenge);

    /// <summary>Offers to make a passkey; it counts once <c>addPasskey</c> has it.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<PasskeyCeremonyPayload> OfferPasskey(ClaimsPrincipal user, OwnPasskeys own) =>
        PasskeyCeremonyPayload.Of(await own.Offer(Viewer.Required(user)));

    /// <summary>Adds the passkey a browser has made, and ends every other session.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<AccountPayload> AddPasskey(AddPasskeyInput input, ClaimsPrincipal user, OwnPasskeys own) =>
        own.Add(Viewer.Required(user), input.Ceremony, input.Credential, input.Name);

    /// <summary>Calls one of one's passkeys something else.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<AccountPayload> RenamePasskey(RenamePasskeyInput input, ClaimsPrincipal user, OwnPasskeys own) =>
        own.Rename(Viewer.Required(user), input.Id, input.Name);

    /// <summary>Gives up a passkey, and ends every other session. Whoever works for us keeps a second factor.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<AccountPayload> RemovePasskey(string id, ClaimsPrincipal user, OwnPasskeys own) =>
        own.Remove(Viewer.Required(user), id);

    /// <summary>Begins to prove again who asks, by a passkey.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<PasskeyCeremonyPayload> RequestPasskeyStepUp(ClaimsPrincipal user, PasskeySignIns signIns) =>
        PasskeyCeremonyPayload.Of(await signIns.AskAgain(Viewer.Required(user)));

    /// <summary>Proves again who asks, by a passkey; good for some minutes.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<DonePayload> StepUpWithPasskey(PasskeyStepUpInput input, ClaimsPrincipal user, PasskeySignIns signIns) =>
        await signIns.Prove(Viewer.Required(user), input.Ceremony, input.Credential) is { } refusal ? refusal : DonePayload.Yes;
}
