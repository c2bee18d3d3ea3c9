using System.Collections.Immutable;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>What a customer is told from pick-up on, and of the customer before.</summary>
public static partial class RentalLetter
{
    /// <summary>
    /// The tools that a letter names: all before the customer has come, and where it all ends; then those they have or had; of what they keep
    /// longer, or too long, those that are still out.
    /// </summary>
    /// <param name="happened">What is told.</param>
    /// <param name="rental">As it is afterwards.</param>
    public static ImmutableArray<RentalItem> ToolsOf(RentalEvent happened, Rental rental)
    {
        ArgumentNullException.ThrowIfNull(rental);
        if (happened is RentalFailed || rental.OnSite is not { } visit) return rental.Items;

        var isOfOut = happened is PickUpEnded or RentalExtended or RentalOverdue or RentalChased or RentalLost;
        ImmutableArray<RentalItem> told =
            [.. rental.Items.Where(item => visit.Of(item.Unit) is { } here && (isOfOut ? here.IsOut : here.IsInPlay))];
        return told.IsEmpty ? rental.Items : told;
    }

    private static RentalContent? AboutOnSite(RentalEvent happened, Rental rental, RentalNames names)
    {
        var (id, reference, sequence, at) = (rental.Id.Value.ToString(), rental.Reference.Value, rental.Sequence, happened.At);
        var (tools, site, address, zone) = (names.Tools, names.Site, names.Address, rental.Quote.Facts.Clock.TimeZone);
        var (start, end) = (rental.Slot.Start, rental.Slot.End);
        return happened switch
        {
            PickUpEnded e => new ToolsPickedUp(
                id, reference, tools, site, address, zone, start, end, sequence, at, (int)rental.Price.Deposit.Cents, e.VoidsCancellation),
            WithdrawnUnderWay => new WithdrawalReceived(
                id, reference, tools, site, address, zone, start, end, sequence, at, (int)rental.WithdrawalRefund(at).Cents, WithdrawalTime.UnderWay),
            RentalExtended e => new ExtensionMade(id, reference, tools, site, address, zone, start, end, sequence, at, (int)e.Extension.Rent.Cents),
            ExtensionDropped => new ExtensionNotMade(id, reference, tools, site, address, zone, start, end, sequence, at),
            RentalOverdue => new OverrunBegun(id, reference, tools, site, address, zone, start, end, sequence, at),
            RentalChased e => new ToolsDemanded(
                id, reference, tools, site, address, zone, start, end, sequence, at, e.Chase == Chase.Notified ? ToolsDemand.FormalNotice : ToolsDemand.Call,
                end + rental.OnSite!.Rules.Loss),
            RentalLost => new ToolsDeclaredLost(id, reference, tools, site, address, zone, start, end, sequence, at),
            RentUnpaid e => new AmountUnpaid(id, reference, tools, site, address, zone, start, end, sequence, at, (int)e.Amount.Cents),
            CaptureLapsed e => new AmountUnpaid(id, reference, tools, site, address, zone, start, end, sequence, at, (int)e.Amount.Cents),
            PaymentAnswered e => new OwedPaid(
                id, reference, tools, site, address, zone, start, end, sequence, at,
                e.Answer.Request.Purpose == PaymentPurpose.Damage ? OwedFor.Damage : OwedFor.Rent,
                (int)rental.Payments.Single(payment => payment.Id == e.Payment).Amount.Cents, (int)rental.StillOwed.Cents),
            ToolsLate => new ToolNotBack(id, reference, tools, site, address, zone, start, end, sequence, at),
            ToolsBack => new ToolBackAgain(id, reference, tools, site, address, zone, start, end, sequence, at),
            RentalReturned e => new ToolsReturned(
                id, reference, tools, site, address, zone, start, end, sequence, at, (int)e.Rent.Cents, (int)rental.Price.Deposit.Cents),
            CaptureAnnounced e => new CaptureToCome(
                id, reference, tools, site, address, zone, start, end, sequence, at, (int)e.Decision.Amount.Cents, e.Damage.Reference, e.Reason,
                e.Decision.NoticeEnds ?? at),
            RentalDecided e => new DepositDecided(
                id, reference, tools, site, address, zone, start, end, sequence, at, (int)e.Captured.Cents, (int)rental.Price.Deposit.Cents),
            _ => null,
        };
    }
}
