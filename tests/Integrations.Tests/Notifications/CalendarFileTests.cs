using System.Text;
using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>The calendar entry that comes with a booking, line by line as RFC 5545 has it.</summary>
[Trait("story", "T24-309")]
public sealed class CalendarFileTests
{
    private static readonly BookingConfirmed Booked = new(
        "018f0000-0000-7000-8000-000000000456", "R-7K3QF2", "perforateur SDS-Max", "Lyon Part-Dieu", "1 rue de l’Exemple, 69003 Lyon", "Europe/Paris",
        new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero), new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero), Sequence: 0,
        new(2026, 11, 20, 10, 15, 0, TimeSpan.Zero), RentCents: 35_00, DepositCents: 150_00, new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
        FeeBeforeStartCents: 17_50, FeeAfterStartCents: 35_00, new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), AbsenceFeeCents: 35_00,
        new(2026, 12, 4, 23, 0, 0, TimeSpan.Zero), PinAheadMinutes: 30);

    private static readonly Dictionary<string, ITemplate<MailText>> Mails =
        MailTemplates.All(new WebLinks(new Uri("https://toolbox24.example"))).ToDictionary(template => template.Name);

    [Fact]
    public void A_booking_is_an_entry_with_an_alarm_half_an_hour_before()
    {
        var file = File(Booked);

        Assert.Equal(("reservation.ics", "text/calendar; charset=utf-8; method=PUBLISH"), (file.Name, file.Type));
        Assert.Equal(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Toolbox24//Reservation//FR
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            BEGIN:VEVENT
            UID:018f0000-0000-7000-8000-000000000456@toolbox24.example
            DTSTAMP:20261120T101500Z
            SEQUENCE:0
            STATUS:CONFIRMED
            DTSTART:20261121T080000Z
            DTEND:20261121T180000Z
            SUMMARY:Toolbox24 – retrait perforateur SDS-Max
            LOCATION:Toolbox24 Lyon Part-Dieu\, 1 rue de l’Exemple\, 69003 Lyon
            DESCRIPTION:Réservation R-7K3QF2.\nPIN envoyé par SMS 30 min avant.
            URL:https://toolbox24.example/reservations/018f0000-0000-7000-8000-000000000456
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:Retrait Toolbox24
            TRIGGER:-PT30M
            END:VALARM
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), Unfolded(file));
    }

    [Fact]
    public void Where_the_PIN_is_sent_earlier_the_entry_says_so_and_the_alarm_goes_off_then()
    {
        var file = Unfolded(File(Booked with { PinAheadMinutes = 90 }));

        Assert.Contains("PIN envoyé par SMS 90 min avant.\r\n", file, StringComparison.Ordinal);
        Assert.Contains("TRIGGER:-PT90M\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_have_75_octets_at_most_and_no_character_is_cut()
    {
        var file = File(Booked with { Tools = string.Concat(Enumerable.Repeat("é😀", 100)) });

        Assert.All(file.Content.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(file.Content)));
        Assert.Contains($"retrait {string.Concat(Enumerable.Repeat("é😀", 100))}\r\n", Unfolded(file), StringComparison.Ordinal);
    }

    [Fact]
    public void No_fact_gets_out_of_its_line()
    {
        var file = File(Booked with { Tools = "a;b,c\\d\r\nATTENDEE:mailto:autre@example.fr", Site = "x\nEND:VEVENT" });

        Assert.Contains("retrait a\\;b\\,c\\\\d  ATTENDEE:mailto:autre@example.fr\r\n", Unfolded(file), StringComparison.Ordinal);
        Assert.Single(Unfolded(file).Split("\r\n"), "END:VEVENT");
    }

    [Fact]
    public void A_change_is_the_same_entry_with_the_next_number_and_a_cancellation_takes_it_out()
    {
        var (id, at) = (Booked.Rental, Booked.At);
        var changed = Unfolded(File(new BookingChanged(
            id, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start.AddDays(1), Booked.End.AddDays(1), 1, at, 35_00, 150_00,
            Booked.Start, FeeBeforeStartCents: 17_50, FeeAfterStartCents: 35_00, Booked.Start, AbsenceFeeCents: 35_00, at, PinAheadMinutes: 30)));
        var cancelled = Unfolded(File(new BookingCancelled(
            id, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start, Booked.End, 2, at, BookingEnd.ByCustomer, 0, 35_00, 0, "")));

        Assert.Contains("METHOD:PUBLISH", changed, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", changed, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20261122T080000Z", changed, StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL", cancelled, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", cancelled, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2\r\n", cancelled, StringComparison.Ordinal);
        Assert.All(new[] { changed, cancelled }, file => Assert.Contains($"UID:{id}@toolbox24.example", file, StringComparison.Ordinal));
        Assert.DoesNotContain("VALARM", cancelled, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawal_takes_the_entry_out_and_an_extension_makes_it_longer()
    {
        var (id, at) = (Booked.Rental, Booked.At);
        var withdrawn = Unfolded(File(new WithdrawalReceived(
            id, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start, Booked.End, 1, at, 35_00, WithdrawalTime.Before)));
        var extended = Unfolded(File(new ExtensionMade(
            id, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start, Booked.End.AddHours(6), 1, at, 8_00)));
        var underWay = Mails[nameof(WithdrawalReceived)].Write(new WithdrawalReceived(
            id, Booked.Reference, Booked.Tools, Booked.Site, Booked.Address, Booked.TimeZone, Booked.Start, Booked.End, 1, at, 35_00, WithdrawalTime.UnderWay));

        Assert.Contains("METHOD:CANCEL", withdrawn, StringComparison.Ordinal);
        Assert.Contains("METHOD:PUBLISH", extended, StringComparison.Ordinal);
        Assert.Contains("DTEND:20261122T000000Z", extended, StringComparison.Ordinal);
        Assert.All(new[] { withdrawn, extended }, file => Assert.Contains("SEQUENCE:1\r\n", file, StringComparison.Ordinal));
        Assert.All(new[] { withdrawn, extended }, file => Assert.DoesNotContain("VALARM", file, StringComparison.Ordinal));
        Assert.Null(underWay.File);
    }

    private static MailFile File(MessageContent content) => Mails[content.Template].Write(content).File!;

    private static string Unfolded(MailFile file) => file.Content.Replace("\r\n ", "", StringComparison.Ordinal);
}
