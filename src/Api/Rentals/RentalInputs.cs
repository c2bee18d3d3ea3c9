using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Rentals;

/// <summary>A tool or a pack; exactly one of the two.</summary>
public sealed record RentalItemInput(ToolId? Tool, PackId? Pack);

/// <summary>What somebody would like to rent.</summary>
/// <param name="Site">Where.</param>
/// <param name="Items">Tools and packs; what is wanted twice is there twice.</param>
/// <param name="Slot">When.</param>
public sealed record QuoteInput(SiteId Site, IReadOnlyList<RentalItemInput> Items, SlotInput Slot)
{
    internal RentalWish Wish => new(Site, [.. Items.Select(item => new WishedItem(item.Tool, item.Pack))], Slot.Slot);
}

/// <summary>Asks for tools, to be paid within minutes.</summary>
/// <param name="Site">Where.</param>
/// <param name="Items">Tools and packs.</param>
/// <param name="Slot">When.</param>
/// <param name="ExpectedTotal">The rent that was shown, in cents; where it is another now, nothing is held.</param>
/// <param name="ExpectedDeposit">The deposit that was shown, in cents.</param>
/// <param name="Id">The rental's id, made by the client: asked again with it, nothing is held twice. A UUID of version 7, since lists go by its time; made here where it is left out.</param>
public sealed record HoldRentalInput(
    SiteId Site, IReadOnlyList<RentalItemInput> Items, SlotInput Slot, long? ExpectedTotal = null, long? ExpectedDeposit = null, RentalId? Id = null)
{
    internal RentalWish Wish => new(Site, [.. Items.Select(item => new WishedItem(item.Tool, item.Pack))], Slot.Slot);
}

/// <summary>Pays what is held.</summary>
/// <param name="Rental">Which.</param>
/// <param name="PaymentMethod">The processor's token of the card.</param>
/// <param name="TermsVersion">The terms that are accepted.</param>
/// <param name="ExpressRequest">The rental is to begin before the time to withdraw ends, and what that means is known.</param>
/// <param name="DepositConsent">The exact amount that may be blocked, in cents.</param>
public sealed record PayRentalInput(RentalId Rental, string PaymentMethod, string TermsVersion, bool ExpressRequest, long DepositConsent);

/// <summary>Pays what is owed.</summary>
/// <param name="Rental">For which.</param>
/// <param name="ExpectedAmount">What was shown to be owed, rent and damage together, in cents; where it is another now, nothing is asked of the card.</param>
/// <param name="PaymentMethod">The processor's token of the card; by the card that the rental was paid with where it is left out.</param>
public sealed record PayOwedInput(RentalId Rental, long ExpectedAmount, string? PaymentMethod = null);

/// <summary>Asks for another slot.</summary>
/// <param name="Rental">Which.</param>
/// <param name="Slot">The other slot.</param>
/// <param name="ExpectedTotal">The rent that was shown, in cents; where it is another now, nothing is changed.</param>
/// <param name="DepositConsent">The exact amount that may be blocked, in cents.</param>
/// <param name="ExpressRequest">It is to begin before the time to withdraw ends; what was said at booking stays said.</param>
public sealed record ChangeRentalInput(
    RentalId Rental, SlotInput Slot, long DepositConsent, long? ExpectedTotal = null, bool ExpressRequest = false);

/// <summary>Gives a rental up.</summary>
/// <param name="Rental">Which.</param>
/// <param name="ExpectedFee">The fee that was shown, in cents; where it is another now, nothing is cancelled.</param>
public sealed record CancelRentalInput(RentalId Rental, long? ExpectedFee = null);

/// <summary>Withdraws from the contract.</summary>
/// <param name="Rental">Which.</param>
/// <param name="Confirm">The second step: without it, what it would come to is told and nothing is done.</param>
public sealed record WithdrawRentalInput(RentalId Rental, bool Confirm);

/// <summary>Says to be late.</summary>
/// <param name="Rental">For which.</param>
/// <param name="Minutes">By how many; a multiple of 15.</param>
public sealed record ReportLateInput(RentalId Rental, int Minutes);

/// <summary>Gives a rental up for the customer, by our own fault.</summary>
/// <param name="Rental">Which.</param>
/// <param name="Reason">Why, for the customer to read: 3 to 500 characters.</param>
public sealed record FailRentalInput(RentalId Rental, string Reason);

/// <summary>A rental after a change, or why there was none.</summary>
[VisibleWithField]
public sealed record RentalPayload(Rental? Rental, Refusal? Refusal)
{
    public static RentalPayload Of(Result<Rental> result) =>
        result.Succeeded(out var rental, out var refusal) ? new(rental, null) : new(null, refusal);

    public static implicit operator RentalPayload(Refusal refusal) => new(null, refusal);
}

/// <summary>That somebody withdrew; it is sent by mail too.</summary>
/// <param name="Reference">From the contract of this rental.</param>
/// <param name="At">When.</param>
/// <param name="Refunded">What goes back of the rent: where the rental had begun, if all tools had been back then, until they are.</param>
[VisibleWithField]
public sealed record WithdrawalReceipt(string Reference, DateTimeOffset At, Euros Refunded)
{
    internal static WithdrawalReceipt? Of(Rental rental) => rental.End is { Cause: RentalEndCause.Withdrawal } end
        ? new(rental.Reference.Value, end.At, rental.Price.Rent)
        : rental.OnSite?.WithdrawnAt is { } at ? new(rental.Reference.Value, at, rental.WithdrawalRefund(rental.OnSite.BackAt ?? at))
        : null;
}

/// <summary>What withdrawing came to.</summary>
/// <param name="Rental">As it is now.</param>
/// <param name="Receipt">That it was done.</param>
/// <param name="Refusal">Why not; <see cref="WithdrawalUnconfirmed" /> after the first step.</param>
[VisibleWithField]
public sealed record WithdrawRentalPayload(Rental? Rental, WithdrawalReceipt? Receipt, Refusal? Refusal);
