using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>
/// A consumer withdraws from a rental that has begun: the part used is due, until all tools are back, for who keeps them uses them. The rest
/// goes back then.
/// </summary>
public sealed partial record Rental
{
    /// <summary>What goes back, or is not taken, if the customer withdraws and brings all back at an instant.</summary>
    public Euros WithdrawalRefund(DateTimeOffset at) =>
        OnSite is null ? Due ?? Price.Rent : RentHad - WithdrawalUnderWay.Used(UsedUntil < at ? UsedUntil.Value : at);

    /// <summary>When the last tool came back; null while one is out.</summary>
    private DateTimeOffset? AllBackAt => InPlay.All(item => item.ReturnedAt is not null) ? InPlay.Max(item => item.ReturnedAt) : null;

    /// <summary>Until when the tools were used: a locker that is opened again does not add to what was invoiced. Null while one is out.</summary>
    private DateTimeOffset? UsedUntil => OnSite!.FirstBackAt < AllBackAt ? OnSite.FirstBackAt : AllBackAt;

    /// <summary>What was booked and added, less what was not had.</summary>
    private Euros RentHad => new(
        Price.Rent.Cents + (OnSite!.Extended?.Rent.Cents ?? 0) - OnSite.Items.Where(IsRefunded).Sum(item => PriceOf(item).Cents));

    private Withdrawal WithdrawalUnderWay => new(
        Quote.Rent with { Rent = RentHad, Slot = Slot }, BookedAt!.Value, IsConsumer, Agreement!.IsExpress, OnSite!.MeterSince ?? OnSite.BegunAt);

    private Refusal? RefuseWithdrawalUnderWay(DateTimeOffset now)
    {
        if (Status is not (RentalStatus.Active or RentalStatus.Returning or RentalStatus.PendingValidation) || OnSite!.WithdrawnAt is not null)
            return NotPossible;
        if (Step is { } step) return new RentalBusy(step);
        if (OnSite.Extending is { } extending) return new ExtensionUnderWay(extending.ExpiresAt);

        return WithdrawalUnderWay.Refuse(now, BookingRules.French);
    }
}
