using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

public sealed record UnknownRental(RentalId Rental) : Refusal("There is no such rental.");

public sealed record NotARentalId(RentalId Id) : Refusal("A rental's id is a UUID of version 7.");

/// <summary>The id is that of a rental of theirs already, for something else or for another slot.</summary>
public sealed record RentalIdTaken(RentalId Rental) : Refusal("This id names another rental.");

public sealed record NotPossibleForRental(RentalStatus Status) : Refusal("This is not possible for a rental that stands so.");

/// <summary>Lockers are being told of what was decided before.</summary>
public sealed record RentalBusy(RentalStep Step) : Refusal("The rental is still being written; try again in a moment.");

public sealed record HoldOver(DateTimeOffset At) : Refusal("The tools are promised no more.");

public sealed record NoItems() : Refusal("A rental has at least one tool.");

public sealed record TooManyItems(int Most) : Refusal("A rental has fewer tools than that.");

/// <summary>What was shown before is not what it costs now; nothing was held.</summary>
public sealed record PriceChanged(RentalPrice Price) : Refusal("The price is another now.");

public sealed record TermsOutdated(string Version) : Refusal("The terms of today must be accepted.");

public sealed record DepositNotAgreed(Euros Deposit) : Refusal("Exactly this deposit must be agreed to.");

/// <param name="WithdrawalEnds">Until when the customer could withdraw.</param>
public sealed record ExpressRequestMissing(DateTimeOffset WithdrawalEnds)
    : Refusal("The rental begins before the time to withdraw ends: the customer must ask for that.");

/// <summary>What an earlier call came to is not known yet; a second one might take the money twice.</summary>
public sealed record PaymentUnderWay(PaymentPurpose Purpose) : Refusal("The processor has not answered yet.");

/// <summary>The first step of a withdrawal: nothing is done before it is confirmed.</summary>
/// <param name="Refund">What would go back.</param>
/// <param name="Until">When the right ends.</param>
public sealed record WithdrawalUnconfirmed(Euros Refund, DateTimeOffset Until) : Refusal("The withdrawal has still to be confirmed.");

public sealed record NothingToPay() : Refusal("Nothing is to be paid.");

/// <summary>What is owed is another amount than was shown: nothing is asked of the card.</summary>
public sealed record OwedChanged(Euros Owed) : Refusal("What is owed is another amount now.");

public sealed record NothingToComplete() : Refusal("No bank waits for the customer.");

public sealed record SlotBegun(DateTimeOffset Start) : Refusal("The slot has begun.");

public sealed record SameSlot() : Refusal("This is the slot it has.");

public sealed record ChangeUnderWay(DateTimeOffset ExpiresAt) : Refusal("Another change waits to be paid.");

public sealed record PickupOver(DateTimeOffset At) : Refusal("The time to fetch the tools is over.");

public sealed record PinSentOften(int Most) : Refusal("The PIN was sent again as often as it can be.");

public sealed record PinOnItsWay(DateTimeOffset Again) : Refusal("The PIN was sent a moment ago.");

public sealed record AlreadyDelayed(TimeSpan By) : Refusal("This was said before, and once is all.");

public sealed record DelayOutOfBounds(TimeSpan Step, TimeSpan Longest) : Refusal("The delay is a multiple of the step, and bounded.");

/// <summary>There is no such site, or it does not rent out.</summary>
public sealed record SiteNotOnOffer(SiteId Site) : Unavailable("Nothing can be rented at this site.");

/// <summary>There is no such tool or pack, or it is rented out no more.</summary>
public sealed record NotOnOffer(ToolId? Tool, PackId? Pack) : Unavailable("This cannot be rented.");

/// <summary>One tool cannot be had, so none is held.</summary>
/// <param name="Tool">Which.</param>
/// <param name="Conflict">When its units are promised, the nearest of them; null where none stands at the site.</param>
public sealed record ToolTaken(ToolId Tool, Slot? Conflict) : Unavailable("The tool is promised then.");

/// <summary>A tool stands in no locker just now.</summary>
public sealed record UnitAway() : Refusal("A tool is not in its locker.");

/// <summary>Somebody has the tool right after.</summary>
public sealed record SomebodyFollows(Slot Conflict) : Refusal("Somebody has the tool right after.");

/// <summary>What was shown before is not what it costs now; nothing was done.</summary>
public sealed record FeeChanged(Euros Fee) : Refusal("The fee is another now.");
