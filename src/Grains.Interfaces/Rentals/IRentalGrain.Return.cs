using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Grains.Rentals;

/// <summary>Tools come back; nothing of who the customer is, or of money, stands in the way.</summary>
public partial interface IRentalGrain
{
    /// <summary>
    /// The customer is at a site with tools; what counted as lost does until its locker was shut on it. Idempotent.
    /// </summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="site">Where they are.</param>
    /// <param name="knowsNoRefund">They were told that an early return is not refunded.</param>
    [Alias("begin-return")]
    Task<Result<Rental>> BeginReturn(AccountId customer, SiteId site, bool knowsNoRefund);

    /// <summary>
    /// A kiosk knows that the customer stands at another site than the tools are of: once, clocks stand still for the way. Idempotent.
    /// </summary>
    /// <param name="site">The kiosk's.</param>
    [Alias("come-to-wrong-site")]
    Task<Result<Rental>> ComeToWrongSite(SiteId site);

    /// <summary>Opens the locker of one tool. What its door says comes by <see cref="HearLocker" />: shut, the tool is back.</summary>
    [Alias("unlock-for-return")]
    Task<Result<Rental>> UnlockForReturn(AccountId customer, UnitId unit);

    /// <summary>
    /// Something lies in the locker that stands open for a tool: the customer keeps the tool, no clock runs for it, and where another locker
    /// of the site is free it stands in that one from now on.
    /// </summary>
    [Alias("report-locker-full")]
    Task<Result<Rental>> ReportLockerFull(AccountId customer, UnitId unit);

    /// <summary>A code was read before the door shuts; <see cref="WrongTool" /> where it is of no tool that is to come back.</summary>
    [Alias("scan-return")]
    Task<Result<Rental>> ScanReturn(AccountId customer, CodePlate code);

    /// <summary>"La porte ne ferme pas": with a photo of it the customer is free to go.</summary>
    [Alias("leave-door-open")]
    Task<Result<Rental>> LeaveDoorOpen(AccountId customer, UnitId unit, EvidenceId? photo);

    /// <summary>Opens a shut locker once more.</summary>
    [Alias("reopen")]
    Task<Result<Rental>> Reopen(AccountId customer, UnitId unit);

    /// <summary>What the customer says of a tool they bring back, in words that are kept where they can be erased.</summary>
    [Alias("report-return")]
    Task<Result<Rental>> ReportReturn(AccountId customer, UnitId unit, ReturnReport report, string text);

    /// <summary>Takes in advice on a tool that is back. The same once more changes nothing.</summary>
    [Alias("score")]
    Task<Result<Rental>> Score(UnitId unit, Verdict verdict, bool isBlind);
}
