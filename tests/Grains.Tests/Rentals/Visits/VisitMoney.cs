using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Tests.Rentals.Sequences;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What a rental may cost, from what was done and when, and what the processor has of it.</summary>
internal sealed class VisitMoney(BookingWorld world, Outages outages)
{
    // Claims, and what goes back beside the bank.
    private static readonly string[] Settling = [nameof(CaptureAnnounced), nameof(LossClaimed), nameof(CaptureRefunded), nameof(RentRefunded)];

    /// <summary>Goes on by one event.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Follow(Guest guest, Written happened)
    {
        if (happened.Type == nameof(WithdrawnUnderWay)) guest.HasWithdrawn = true;
        if (happened.Type == nameof(RentalLost)) guest.LostAt ??= JsonDocument.Parse(happened.Data).RootElement.GetProperty("at").GetDateTimeOffset();
        if (happened.Type == nameof(ItemReturned) && JsonDocument.Parse(happened.Data).RootElement is var item)
            guest.Returned.Add((new(item.GetProperty("unit").GetGuid()), item.GetProperty("at").GetDateTimeOffset()));
        if (happened.Type == nameof(RentUnpaid)) guest.IsUnpaid = true;
        if (happened.Type == nameof(RentalDecided)) guest.IsDecided = true;
        if (happened.Type != nameof(RentalExtended))
            return Settling.Contains(happened.Type) && guest.Chargebacks.Exists(one => !one.IsOver) ? $"{happened.Type} while a bank looks at it: {guest.Id.Value}" : null;

        var until = JsonDocument.Parse(happened.Data).RootElement.GetProperty("extension").GetProperty("until").GetDateTimeOffset();
        guest.Added += guest.Extensions[until].Cents;
        return null;
    }

    /// <summary>What is wrong with a rental that is under way.</summary>
    public IEnumerable<string> Of(Rental rental, Guest guest)
    {
        foreach (var item in rental.OnSite?.Items ?? [])
            if (item is { ReturnedAt: not null, Overrun: { } billed } && !Billable(rental, item, guest).Contains(billed))
                yield return $"{item.Unit.Value} is billed {billed}, and not {string.Join(" or ", Billable(rental, item, guest))}: {rental.Id.Value}";

        // Once all is back the rent is final: what the processor has is what is due, or the card has no more.
        var isFinal = rental.Status is RentalStatus.PendingValidation or RentalStatus.Decided && rental.Payments.All(payment => payment.Pending is null);
        if (isFinal && !guest.IsUnpaid && world.Processor.Of(rental.Id, PaymentPurpose.Rent) is var rent && rent != (0, Due(rental, guest)))
            yield return $"{rent} of the rent is there, and {Due(rental, guest)} due: {rental.Id.Value}";

        foreach (var purpose in Enum.GetValues<PaymentPurpose>())
            if (guest.ChargedBack(purpose) > world.Processor.Of(rental.Id, purpose).Kept)
                yield return $"{guest.ChargedBack(purpose)} was charged back of {purpose}, and {world.Processor.Of(rental.Id, purpose).Kept} is left: {rental.Id.Value}";

        var deposit = world.Processor.Of(rental.Id, PaymentPurpose.Deposit);
        if (deposit.Kept > 0 && !guest.IsDecided) yield return $"{deposit.Kept} of the deposit is taken, and nobody has decided: {rental.Id.Value}";
        if (deposit.Kept > rental.Price.Deposit.Cents) yield return $"{deposit.Kept} of the deposit is taken, and it was {rental.Price.Deposit}: {rental.Id.Value}";
    }

    /// <summary>What is wrong with what we keep of a rental that is over.</summary>
    public IEnumerable<string> InTheEnd(Rental rental, Guest guest)
    {
        var (rent, deposit) = (world.Processor.Of(rental.Id, PaymentPurpose.Rent), world.Processor.Of(rental.Id, PaymentPurpose.Deposit));
        if ((rent.Held, deposit.Held) != (0, 0)) yield return $"{rent.Held} and {deposit.Held} are blocked still: {rental.Id.Value}";

        var expected = rental.Status switch
        {
            RentalStatus.Closed => Due(rental, guest),
            RentalStatus.NoShow => rental.Quote.Rent.NoShowFee.Cents,
            RentalStatus.Cancelled => (long?)null,
            _ => 0,
        };
        if (guest.IsUnpaid ? rent.Kept > expected : expected is not null && rent.Kept != expected) yield return $"{rent.Kept} is kept, and {expected} due: {rental.Id.Value}";

        var captured = rental.OnSite?.Items.Sum(item => item.Captured.Cents) ?? 0;
        if (deposit.Kept != captured) yield return $"{deposit.Kept} of the deposit is kept, and {captured} decided: {rental.Id.Value}";
    }

    /// <summary>What was booked and added, less what was not had, or of who has withdrawn the part used; and what it cost to be late.</summary>
    private static long Due(Rental rental, Guest guest)
    {
        var (visit, lines) = (rental.OnSite!, rental.Quote.Lines);
        var had = rental.Price.Rent.Cents + guest.Added
            - visit.Items.Where(item => item.Status is ItemStatus.NotTaken or ItemStatus.Missing).Sum(item => lines[item.Line].Price.WithVat.Cents);
        if (guest.HasWithdrawn && visit.Items.Where(item => item.IsInPlay).ToList() is var tools && tools.TrueForAll(item => item.ReturnedAt is not null))
        {
            var used = (tools.Max(item => item.ReturnedAt)!.Value - (visit.MeterSince ?? visit.BegunAt)).Ticks;
            had = (long)Int128.Min(had, (Int128)had * Math.Max(0, used) / rental.Slot.Duration.Ticks);
        }

        return had + visit.Items.Sum(item => item.Overrun?.Total.Cents ?? 0);
    }

    /// <summary>What it costs to have been late: until the locker was shut, or until we heard so, also where it was opened again after that.</summary>
    private IEnumerable<Overrun> Billable(Rental rental, ItemOnSite item, Guest guest)
    {
        var still = outages.Of(rental.Site, world.Now);
        var spells = new Standstills([.. still.Spells, .. Waits(rental), .. guest.Grace is { } grace ? [grace] : Array.Empty<Slot>()]);
        var booked = new Slot(rental.Slot.Start + rental.Delay, rental.Slot.End);
        List<DateTimeOffset> ends = [item.ReturnedAt!.Value, .. guest.Returned.Where(one => one.Unit == item.Unit).Select(one => one.At)];
        if (guest.ShutAt.TryGetValue(item.Unit, out var shut)) ends.Add(shut);
        foreach (var end in ends)
        {
            var at = new[] { end, item.TurnedAwayAt ?? end, guest.LostAt ?? end }.Min();
            foreach (var doubt in outages.Doubts(rental.Site, end).Select(doubt => (Slot?)doubt).Prepend(null))
                yield return Overrun.Of(rental.Quote.Lines[item.Line], rental.Quote.Facts, booked, at, spells.And(doubt));
        }
    }

    private IEnumerable<Slot> Waits(Rental rental) => world.Database.Column<string>(
        "SELECT concat_ws(' ', extract(epoch FROM starts_at), extract(epoch FROM coalesce(ends_at, $2))) FROM entrance_wait WHERE rental_id = $1 AND starts_at < coalesce(ends_at, $2)",
        rental.Id.Value, world.Now).Select(line => line.Split(' ')).Select(line => new Slot(Instant(line[0]), Instant(line[1])));

    private static DateTimeOffset Instant(string seconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond));
}
