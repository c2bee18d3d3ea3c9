using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>Brings tools back.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Site">Where the customer is.</param>
/// <param name="KnowsNoRefund">They were told that an early return is not refunded.</param>
public sealed record BeginReturnInput(RentalId Rental, SiteId Site, bool KnowsNoRefund);

/// <summary>The code that was read of a tool before the door shuts.</summary>
public sealed record ScanReturnInput(RentalId Rental, string Code);

/// <summary>"La porte ne ferme pas."</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Which tool lies in the locker.</param>
/// <param name="Photo">The photo of the door.</param>
public sealed record LeaveDoorOpenInput(RentalId Rental, UnitId Unit, EvidenceId? Photo);

/// <summary>How a tool is on bringing it back.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Which tool.</param>
/// <param name="Report">How bad it is.</param>
/// <param name="Text">In the customer's words: 1000 characters at most.</param>
public sealed record ReportReturnInput(RentalId Rental, UnitId Unit, ReturnReport Report, string Text = "");

/// <summary>What the customer answers to a capture that was announced.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">For which tool.</param>
/// <param name="Text">Their words: 1000 characters at most.</param>
public sealed record AnswerCaptureInput(RentalId Rental, UnitId Unit, string Text);

/// <summary>What customers do to bring their tools back. Nothing of who they are, or of money, stands in the way.</summary>
[MutationType]
public static class ReturnMutation
{
    /// <summary>
    /// The customer is at a site with tools. At another site than theirs the refusal says which it is, and until when clocks stand still
    /// for the way: once, from when its kiosk has read their pass.
    /// </summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> BeginReturn(BeginReturnInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Tell(user, input.Rental, (rental, customer) => rental.BeginReturn(customer, input.Site, input.KnowsNoRefund));
    }

    /// <summary>Opens the locker of one tool; what becomes of it is told by rentalChanged. Shut, the tool is back.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> UnlockForReturn(RentalUnitInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Open(user, input.Rental, (rental, customer) => rental.UnlockForReturn(customer, input.Unit));
    }

    /// <summary>
    /// "Le casier est occupé": something lies in the locker that stands open for a tool. Its item's locker is then another, where one is free,
    /// to be opened by unlockForReturn; else the customer keeps the tool, and somebody of the staff is told. Either way no clock runs for it.
    /// </summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> ReportLockerFull(RentalUnitInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Do(user, input.Rental, (rental, customer) => rental.ReportLockerFull(customer, input.Unit));
    }

    /// <summary>Reads a tool's code before the door shuts: a wrong one is told, another of the same rental is welcome there.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static async Task<RentalPayload> ScanReturn(ScanReturnInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!CodePlate.Read(input.Code).Succeeded(out var code, out var wrong)) return wrong;

        return await desk.Do(user, input.Rental, (rental, customer) => rental.ScanReturn(customer, code));
    }

    /// <summary>"La porte ne ferme pas": with a photo of it the customer is free to go.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> LeaveDoorOpen(LeaveDoorOpenInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Do(user, input.Rental, (rental, customer) => rental.LeaveDoorOpen(customer, input.Unit, input.Photo));
    }

    /// <summary>Opens a shut locker once more, while the customer is there: three times at most.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> ReopenLocker(RentalUnitInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Open(user, input.Rental, (rental, customer) => rental.Reopen(customer, input.Unit));
    }

    /// <summary>Says how a tool is on bringing it back; said anew until it is decided.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> ReportReturn(ReportReturnInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Tell(user, input.Rental, (rental, customer) => rental.ReportReturn(customer, input.Unit, input.Report, input.Text));
    }

    /// <summary>Answers to a capture that was announced, before it is taken: a person looks at it again, or nothing is.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> AnswerCapture(AnswerCaptureInput input, ClaimsPrincipal user, RentalDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.ByCustomer(user, input.Rental, (rental, customer) => rental.AnswerCapture(customer, input.Unit, input.Text));
    }
}
