using System.Globalization;
using System.Net.Http.Json;
using Toolbox24.Domain.Rentals;
using Toolbox24.Integrations.Tests.Payments;
using Toolbox24.Testing;
using Toolbox24.Testing.Crashes;

namespace Toolbox24.Integrations.Tests.Rentals;

/// <summary>All that a booking comes to, here and outside, without what is another each time: ids and instants of doing.</summary>
internal static class BookingEnd
{
    public static async Task<string> Read(TestDatabase database, BookingBed bed, ProcessorProcess outside)
    {
        var now = await Now(database, bed, outside);

        // Whatever was promised for a while only is gone by then.
        bed.AdvanceTo(bed.Now.AddMinutes(21));
        await bed.Settle();
        return string.Join('\n', [now, "later", .. Promises(database)]);
    }

    private static async Task<string> Now(TestDatabase database, BookingBed bed, ProcessorProcess outside)
    {
        var id = bed.Id.Value;

        // Held and never paid, it is as if it had never been; what was promised in between ends by itself, as is seen later.
        if (await bed.Rental() is not { } rental || rental is { Status: RentalStatus.Expired, Payments.Length: 0 }) return "nothing";

        // That the site answers again is told sooner or later: it may be in doubt once more, and then the clock stands still for longer.
        return string.Join('\n',
        [
            .. database.Column<string>("SELECT concat_ws(' ', status, starts_at, ends_at, is_open, rent_cents) FROM rental WHERE id = $1", id),
            .. rental.OnSite is null
                ? database.Column<string>($"SELECT type FROM event WHERE stream = $1 ORDER BY type = '{nameof(SiteReturnTold)}', version", id)
                : database.Column<string>($"SELECT DISTINCT type FROM event WHERE stream = $1 AND type NOT IN ({AskedAgain}) ORDER BY type", id),
            .. database.Column<string>(
                """
                SELECT concat_ws(' ', purpose, attempt, status, amount_cents, taken_cents, refunded_cents, is_pending)
                FROM payment WHERE rental_id = $1 ORDER BY purpose, attempt
                """,
                id),
            .. Promises(database),
            .. database.Column<string>("SELECT concat_ws(' ', 'waits', offered_at IS NULL) FROM waiting"),
            .. database.Column<string>("SELECT concat_ws(' ', 'endangered', outcome) FROM closing_booking"),
            "at the lockers", .. AtLockers(database, id),
            "the processor", .. await Moved(bed.Id, outside),
            "told", .. database.Column<string>("SELECT channel || ' ' || template FROM rental_message WHERE rental_id = $1 ORDER BY 1", id),
            "not sent", .. database.Column<string>("SELECT channel FROM message WHERE sent_at IS NULL"),
            "outside", .. await Received(database, outside),
            "left to send", .. database.Column<string>("SELECT channel || ' ' || status FROM outbox WHERE channel <> 'kiosk' ORDER BY event"),
            "audited", .. database.Column<string>("SELECT action FROM audit_entry WHERE object_id = $1 ORDER BY 1", id),
        ]);
    }

    /// <summary>What may happen once more before a locker, where nobody heard of the first time.</summary>
    private const string AskedAgain = "'LockersAsked', 'LockerStuck', 'LockerOpened', 'ItemUnlocked', 'ReturnTurnedAway'";

    /// <summary>How tools and doors stand, how often each lock opened, and what is owed or disputed.</summary>
    private static List<string> AtLockers(TestDatabase database, Guid rental) =>
    [
        .. database.Column<string>("SELECT concat_ws(' ', status, is_out) FROM rental_item WHERE rental_id = $1 ORDER BY number", rental),
        .. database.Column<string>("SELECT concat_ws(' ', what, count(*)) FROM lock_said WHERE what <> 'refused' GROUP BY door, what ORDER BY 1"),
        .. database.Column<string>("SELECT concat_ws(' ', 'door', position) FROM door ORDER BY 1"),
        .. database.Column<string>("SELECT concat_ws(' ', type, count(*)) FROM event WHERE type IN ('DoorAccounted', 'DoorUnaccounted') GROUP BY type ORDER BY 1"),
        .. database.Column<string>("SELECT concat_ws(' ', 'quarantine', reason, ended_at IS NULL) FROM unit_quarantine ORDER BY 1"),
        .. database.Column<string>("SELECT concat_ws(' ', 'dispute', status) FROM dispute"),
        .. database.Column<string>("SELECT concat_ws(' ', 'incident', kind) FROM incident WHERE kind <> 'DoorLeftOpen' ORDER BY 1"),
        .. database.Column<string>("SELECT concat_ws(' ', kind, text) FROM rental_text ORDER BY 1"),
        .. database.Column<string>("SELECT concat_ws(' ', 'credited', amount_cents) FROM credit_note_line ORDER BY 1"),
        .. database.Column<string>("SELECT concat_ws(' ', 'amends', amount_cents, reason) FROM amends"),
        .. database.Column<string>(
            """
            SELECT concat_ws(' ', 'captured', type, data ->> 'cents', data ->> 'amount') FROM event
            WHERE stream = $1 AND type IN ('RentalReturned', 'ItemDecided', 'RentalDecided', 'CaptureRefunded') ORDER BY version
            """,
            rental),
    ];

    private static List<string> Promises(TestDatabase database) =>
    [
        "promised", .. database.Column<string>("SELECT concat_ws(' ', kind, during) FROM slot_claim ORDER BY during"),
        "admitted", .. database.Column<string>("SELECT status FROM customer_admission WHERE status <> 'Ended' ORDER BY 1"),
    ];

    private static async Task<IEnumerable<string>> Moved(RentalId rental, ProcessorProcess outside) =>
        from entry in (await outside.Ledger()).Entries
        where entry.Metadata["rental"] == rental.Value.ToString()
        let line = $"{entry.Metadata["purpose"]} {entry.Kind} {entry.Cents}"
        orderby line
        select line;

    /// <summary>What came to each of the customers, by whatever way; not what came to others before them, who had the same number.</summary>
    private static async Task<List<string>> Received(TestDatabase database, ProcessorProcess outside)
    {
        var received = new List<string>();
        var first = database.Scalar<long>("SELECT min(position) FROM event");
        foreach (var (sink, column) in ((string, string)[])[("mail", "email"), ("sms", "phone"), ("push", "id::text")])
        {
            foreach (var to in database.Column<string>($"SELECT {column} FROM account"))
            {
                using var answer = await outside.Send(new HttpRequestMessage(HttpMethod.Get, $"{sink}?to={Uri.EscapeDataString(to)}"));
                received.AddRange((await answer.Content.ReadFromJsonAsync<List<Received>>())!
                    .Where(one => long.Parse(one.Key[(one.Key.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture) >= first).Select(_ => sink));
            }
        }

        return received;
    }
}

internal sealed record Received(string Key, int Deliveries);
