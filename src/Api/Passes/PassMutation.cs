using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Passes;

/// <summary>Binds a phone to a rental.</summary>
/// <param name="Rental">Which.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="PhoneKey">The public half of the key that the phone made for itself: a point of P-256, uncompressed (Web Crypto: <c>raw</c>), in base64url.</param>
public sealed record CreatePassInput(RentalId Rental, PassPurpose Purpose, string PhoneKey);

/// <summary>Asks for a PIN once more.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Purpose">To do what.</param>
public sealed record ResendPinInput(RentalId Rental, PassPurpose Purpose);

/// <summary>Has a customer's PIN changed.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="Reason">Why, for the audit log: 3 to 500 characters.</param>
public sealed record ReissuePinInput(RentalId Rental, PassPurpose Purpose, string Reason);

/// <summary>What a phone keeps, to show it with each code.</summary>
/// <param name="Grant">The grant and our signature of it, in base64url: see docs/kiosk.md.</param>
/// <param name="From">From when on it opens something.</param>
/// <param name="Until">Until when.</param>
[VisibleWithField]
public sealed record Pass(string Grant, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A phone's pass, or why there is none.</summary>
[VisibleWithField]
public sealed record PassPayload(Pass? Pass, Refusal? Refusal);

/// <summary>Since when nothing is fetched; null once that is lifted.</summary>
[VisibleWithField]
public sealed record PassBlockPayload(DateTimeOffset? BlockedSince, Refusal? Refusal);

[MutationType]
public static class PassMutation
{
    /// <summary>
    /// Lets a phone show who its owner is at the kiosk, also without a connection: to fetch the tools of a booking, or to bring back what is
    /// out. A phone that was bound before opens nothing any more.
    /// </summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<PassPayload> CreatePass(CreatePassInput input, ClaimsPrincipal user, PassDesk desk) => desk.Create(user, input);

    /// <summary>Sends the PIN again: by SMS as long as one may go, else by mail. That to bring tools back is sent before its time too.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> ResendPin(ResendPinInput input, ClaimsPrincipal user, PassDesk desk) => desk.ResendPin(user, input);

    /// <summary>Gives a customer another PIN, that is sent to them alone: the one before opens nothing any more.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<RentalPayload> ReissuePin(ReissuePinInput input, ClaimsPrincipal user, PassDesk desk) => desk.ReissuePin(user, input);

    /// <summary>
    /// "Ce n'est pas moi": all passes and PINs that were given out open nothing any more, and nothing is fetched before it is lifted. Tools
    /// are brought back by a pass or a PIN made since.
    /// </summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<PassBlockPayload> BlockPasses(ClaimsPrincipal user, PassDesk desk) => desk.Block(user);

    /// <summary>Lifts that; whoever does proves again that it is them.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<PassBlockPayload> UnblockPasses(ClaimsPrincipal user, PassDesk desk) => desk.Unblock(user);
}
