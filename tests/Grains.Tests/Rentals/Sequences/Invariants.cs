using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Settings;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>What holds of all that is stored after each step, whatever was done.</summary>
internal sealed class Invariants(BookingWorld world, Stored stored, IReadOnlyDictionary<RentalId, ModelBooking> model, ModelWalls walls)
{
    private static readonly TimeSpan Turnaround = TimeSpan.FromMinutes(30);

    private readonly Dictionary<Guid, Tariff> tariffs = [];

    private DateTimeOffset Now => world.Now;

    private IEnumerable<Rental> Live => model.Keys.Select(id => stored.Rentals[id]).Where(IsLive);

    public void Hold()
    {
        List<string> wrong = [.. Overlaps(), .. Orphans(), .. NotPromised(), .. Admissions(), .. Closed(), .. Undone(), .. world.Processor.Wrong];
        if (wrong.Count > 0) Assert.Fail($"{Now:O}\n{string.Join('\n', wrong)}\n{Story(wrong[0])}\n{Unsent()}");
    }

    private string Unsent() => string.Join('\n', world.Database.Column<string>(
        "SELECT concat_ws(' ', channel, stream, next_try, status, attempts, left(error, 300)) FROM outbox WHERE channel <> 'kiosk'"));

    /// <summary>Where that is not so, tells all that happened to the rental.</summary>
    public void Require(bool isSo, string what, RentalId about)
    {
        if (!isSo) Assert.Fail($"{Now:O} {what}: {about.Value}\n{Story($"{about.Value}")}");
    }

    /// <summary>All that happened to the rental that is named last, and where its units stood: for whoever must find out why.</summary>
    private string Story(string about) => string.Join('\n', world.Database.Column<string>(
        """
        SELECT concat_ws(' ', to_char(at AT TIME ZONE 'UTC', 'DD HH24:MI:SS'), type, data) FROM event
        WHERE stream::text = $1 OR data ->> 'rental' = $1 OR data -> 'rentals' ? $1 OR data #>> '{claim,rental}' = $1
            OR (type IN ('UnitPlaced', 'UnitStateChanged') AND coalesce(data ->> 'unit', stream::text) IN (
                SELECT data ->> 'unit' FROM event WHERE data #>> '{claim,rental}' = $1))
            OR type IN ('ClosingBegun', 'ClosingEnded')
        ORDER BY position
        """,
        about.Split(' ')[^1]));

    /// <summary>A rental that has changed: its price is what its facts come to, and its money is where the processor has it.</summary>
    public async Task Hold(Rental rental, ModelBooking booking)
    {
        Assert.Equal(rental.Quote, rental.Quote.Replay(await TariffOf(rental.Quote)).Value());
        Assert.Equal(booking.Price, rental.Price);
        if (rental.Payments.Any(payment => payment.Pending is not null)) return;

        foreach (var purpose in Enum.GetValues<PaymentPurpose>())
        {
            var own = rental.Payments.Where(payment => payment.Purpose == purpose).ToList();
            var (held, kept) = world.Processor.Of(rental.Id, purpose);
            Assert.Equal((own.Where(payment => payment.IsHeld(Now)).Sum(payment => payment.Amount.Cents), own.Sum(payment => payment.Refundable.Cents)), (held, kept));

            var agreed = purpose == PaymentPurpose.Rent ? rental.Price.Rent : rental.Price.Deposit;
            if (rental is not { Status: RentalStatus.Confirmed, Change: null }) continue;
            Require(world.Processor.Blocked(rental.Id, purpose) <= 1, $"{purpose} is blocked twice", rental.Id);
            Require(kept == 0 || held == 0, $"{purpose} is blocked and taken", rental.Id);
            if (purpose == PaymentPurpose.Rent) Require(held >= agreed.Cents || kept == agreed.Cents, $"{held} and {kept} of {agreed.Cents}", rental.Id);
            else Require(held == 0 || held >= agreed.Cents, $"{held} of {agreed.Cents} is blocked", rental.Id);
        }
    }

    /// <summary>Once all is over: each message went out once, nothing is left to do, and no journal has a hole.</summary>
    public void HoldInTheEnd()
    {
        Assert.Empty(world.Database.Column<string>("SELECT channel || ' ' || coalesce(error, '') FROM outbox WHERE channel NOT IN ('kiosk', 'amends', 'invoice_due')"));
        Assert.Equal(world.Database.Scalar<long>("SELECT count(*) FROM message"), world.Messages.Count);
        Assert.Equal(0L, world.Database.Scalar<long>("SELECT count(*) FROM message WHERE sent_at IS NULL"));
        var toldTooOften = world.Database.Column<string>(
            """
            SELECT concat_ws(' ', m.template, m.channel, m.rental_id) FROM rental_message m
            GROUP BY m.rental_id, m.channel, m.template HAVING count(*) > (
                SELECT count(*) FROM event e WHERE e.stream = m.rental_id AND m.template = CASE e.type
                    WHEN 'RentalHeld' THEN 'WaitingOffer' WHEN 'RentalChanged' THEN 'BookingChanged' WHEN 'PickupDelayed' THEN 'BookingChanged'
                    WHEN 'RentalWithdrawn' THEN 'WithdrawalReceived' WHEN 'RentalPaymentFailed' THEN 'RentalPaymentDeclined'
                    WHEN 'RentalLapsed' THEN 'BookingLapsed' WHEN 'ChangeDropped' THEN 'ChangeNotMade' WHEN 'ChangeLost' THEN 'ChangeImpossible'
                    WHEN 'PaymentAnswered' THEN 'DepositBlocked' WHEN 'DepositDeclined' THEN 'DepositNotBlocked' WHEN 'RentalConfirmed' THEN 'BookingConfirmed'
                    WHEN 'RentalCancelled' THEN 'BookingCancelled' WHEN 'RentalFailed' THEN 'BookingCancelled'
                    WHEN 'RentalNotFetched' THEN 'BookingCancelled' WHEN 'RentalPinIssued' THEN 'PinIssued'
                    WHEN 'ToolsLate' THEN 'ToolNotBack' WHEN 'ToolsBack' THEN 'ToolBackAgain' END)
            """);
        Assert.True(toldTooOften.Count == 0, $"{string.Join('\n', toldTooOften)}\n{Story(toldTooOften.LastOrDefault() ?? "")}");
        Assert.Empty(world.Database.Column<Guid>("SELECT stream FROM event GROUP BY stream HAVING max(version) - min(version) + 1 <> count(*)"));
        Assert.Equal(0L, world.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE upper(during) > $1", Now));
        Assert.Equal(0L, world.Database.Scalar<long>("SELECT count(*) FROM rental WHERE is_open"));
    }

    private bool IsLive(Rental rental) => rental.Status == RentalStatus.Confirmed || (rental.IsBeforeBooking && Now < rental.HeldUntil);

    /// <summary>Two promises of one unit, of which one locker has one at a time.</summary>
    private IEnumerable<string> Overlaps() =>
        from one in stored.Claims.Where(claim => claim.IsLive(Now)).GroupBy(claim => claim.Unit)
        let claims = one.OrderBy(claim => claim.During.Start).ToList()
        from pair in claims.Zip(claims.Skip(1))
        where pair.First.During.Overlaps(pair.Second.During)
        select $"two promises of {one.Key.Value}: {pair.First} {pair.Second} {pair.Second.Rental.Value}";

    /// <summary>Promises that no rental explains.</summary>
    private IEnumerable<string> Orphans() =>
        from claim in stored.Claims
        where claim.IsLive(Now) && !IsExplained(claim)
        select $"promised for nothing: {claim} {claim.Rental.Value}";

    private bool IsExplained(StoredClaim claim)
    {
        if (!stored.Rentals.TryGetValue(claim.Rental, out var rental)) return false;

        // What was promised for a change ends by itself, whatever becomes of the rental.
        if (claim.ExpiresAt is { } end && walls.ChangingUntil(claim.Rental) is { } until && end <= until) return true;

        return IsLive(rental) && rental.Items.Any(item => item.Unit == claim.Unit)
            && claim.During == rental.Slot.Extended(Turnaround)
            && (rental.IsBeforeBooking ? claim.ExpiresAt == rental.HeldUntil || IsNotExtended(claim, rental) : claim.ExpiresAt is null);
    }

    /// <summary>A hold of what was in the workshop when its rental was given more time, or out of service, has none.</summary>
    private bool IsNotExtended(StoredClaim claim, Rental rental) => claim.ExpiresAt < rental.HeldUntil && walls.WasOut(claim.Unit, rental.HeldUntil);

    /// <summary>Rentals without what they are promised. Who had not paid yet when the locker was closed, or the unit taken out of service, has lost it.</summary>
    private IEnumerable<string> NotPromised() =>
        from rental in Live
        from item in rental.Items
        let during = rental.Slot.Extended(Turnaround)
        where !stored.Claims.Exists(claim => claim.Rental == rental.Id && claim.Unit == item.Unit && claim.During == during && claim.IsLive(Now)
            && (claim.ExpiresAt is null) == (rental.Status == RentalStatus.Confirmed))
        where Now < during.End
        where !(rental.IsBeforeBooking && (walls.WasClosed(item.Unit, during) || walls.WasOut(item.Unit, rental.HeldUntil)))
        select $"not promised: {rental.Status} {item.Unit.Value} {during} {rental.Id.Value}";

    /// <summary>Customers have as many rentals as they are let have, no more than that.</summary>
    private IEnumerable<string> Admissions()
    {
        var live = stored.Admissions.Where(one => one.ExpiresAt is null || Now < one.ExpiresAt).ToList();
        foreach (var many in live.GroupBy(one => one.Customer).Where(own => own.Count() > 3 || own.Count(one => one.Status == "Held") > 2))
            yield return $"too many for {many.Key}: {many.Last().Rental.Value}";
        foreach (var one in live.Where(one => !(stored.Rentals.TryGetValue(one.Rental, out var rental) && IsLive(rental) && rental.Customer == one.Customer)))
            yield return $"admitted for nothing: {one.Rental.Value}";
        foreach (var rental in Live.Where(rental => !live.Exists(one =>
            one.Rental == rental.Id && one.Status == (rental.Status == RentalStatus.Confirmed ? "Confirmed" : "Held"))))
            yield return $"not admitted: {rental.Id.Value}";
    }

    /// <summary>What has not begun is not booked in a closed locker, once the closing has reached it; its turnaround may be.</summary>
    private IEnumerable<string> Closed() =>
        from claim in stored.Claims
        where !stored.IsClosingToldAgain && claim.IsLive(Now) && claim.ExpiresAt is null && Now < claim.During.Start
            && walls.IsClosed(stored.Units[claim.Unit].Locker, claim.During.Extended(-Turnaround))
        select $"booked in a closed locker: {claim} {claim.Rental.Value}";

    private IEnumerable<string> Undone()
    {
        foreach (var rental in model.Keys.Select(id => stored.Rentals[id]).Where(rental => rental.Step is not null))
            yield return $"a step not taken: {rental.Step} {rental.Id.Value}";
        if (stored.NextDeadline <= Now || stored.NextTry <= Now) yield return $"due since {stored.NextDeadline} or {stored.NextTry} and not done";
    }

    private async Task<Tariff> TariffOf(Quote quote)
    {
        if (tariffs.TryGetValue(quote.PriceVersion.Id, out var known)) return known;

        var book = await world.Service<GridStore>().LoadBook();
        return tariffs[quote.PriceVersion.Id] = book.At(quote.PriceVersion.EffectiveFrom).Tariff;
    }
}
