using System.Security.Claims;
using Toolbox24.Domain;

namespace Toolbox24.Api.Accounts;

/// <summary>Asks for an account of one's own.</summary>
/// <param name="Email">Where a link is sent that proves it.</param>
/// <param name="Password">At least 12 characters, any characters.</param>
/// <param name="Name">What to be called.</param>
/// <param name="IsAdult">The person declares to be 18 or older.</param>
/// <param name="AcceptsTerms">The terms are accepted.</param>
/// <param name="WantsNews">Marketing, asked apart; can be withdrawn at any time.</param>
public sealed record SignUpInput(
    string Email, string Password, string? Name, bool IsAdult, bool AcceptsTerms, bool WantsNews = false);

/// <summary>A mobile number to be proved by a code.</summary>
[VisibleWithField]
public sealed record RequestPhoneCodePayload(PhoneCodeAsked? Asked, Refusal? Refusal);

/// <summary>The code that came by SMS.</summary>
/// <param name="Id">As the request for it answered.</param>
/// <param name="Code">Six digits.</param>
public sealed record ConfirmPhoneInput(Guid Id, string Code);

[MutationType]
public static class SignUpMutation
{
    /// <summary>Makes an account; a link by mail proves its address. The answer does not say whether there was one.</summary>
    [AllowAnonymous]
    public static Task<DonePayload> SignUp(SignUpInput input, SignUps signUps) => signUps.SignUp(input);

    /// <summary>Proves an address by the link that was sent to it.</summary>
    /// <param name="token">What the link holds.</param>
    [AllowAnonymous]
    public static async Task<DonePayload> VerifyEmail(string token, SignUps signUps) =>
        (await signUps.Verify(token)).Succeeded(out _, out var refusal) ? DonePayload.Yes : refusal;

    /// <summary>Sends the link again that proves one's address.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<AccountPayload> ResendVerification(ClaimsPrincipal user, SignUps signUps) =>
        AccountPayload.Of(await signUps.SendLinkAgain(Viewer.Required(user).Account));

    /// <summary>Sends a code to a mobile number, to be confirmed with it.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<RequestPhoneCodePayload> RequestPhoneCode(
        string number, ClaimsPrincipal user, SignUps signUps, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return new(null, prove);

        return (await signUps.SendCode(viewer.Account, number)).Succeeded(out var asked, out var refusal) ? new(asked, null) : new(null, refusal);
    }

    /// <summary>Proves a mobile number by the code that was sent to it.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<AccountPayload> ConfirmPhone(ConfirmPhoneInput input, ClaimsPrincipal user, SignUps signUps) =>
        AccountPayload.Of(await signUps.ConfirmPhone(Viewer.Required(user), input.Id, input.Code));
}
