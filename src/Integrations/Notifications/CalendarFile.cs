using System.Globalization;
using System.Text;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>The calendar entry of a rental (RFC 5545): one UID for ever, and a SEQUENCE that grows with each change.</summary>
internal static class CalendarFile
{
    private const int LongestLine = 75;
    private const string Instant = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The entry as it stands now; its alarm goes off when the PIN is sent.</summary>
    public static MailFile Published(RentalContent rental, int pinAheadMinutes, WebLinks links) => Of(
        "PUBLISH", "CONFIRMED", rental, links, $"\\nPIN envoyé par SMS {pinAheadMinutes} min avant.", alarm:
        [
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Retrait Toolbox24", $"TRIGGER:-PT{pinAheadMinutes}M", "END:VALARM",
        ]);

    /// <summary>The entry of what goes on for longer: nothing is left to be fetched.</summary>
    public static MailFile Lengthened(RentalContent rental, WebLinks links) => Of("PUBLISH", "CONFIRMED", rental, links, "", alarm: []);

    /// <summary>Takes the entry out of the calendar.</summary>
    public static MailFile Cancelled(RentalContent rental, WebLinks links) => Of("CANCEL", "CANCELLED", rental, links, "", alarm: []);

    private static MailFile Of(string method, string status, RentalContent rental, WebLinks links, string more, string[] alarm)
    {
        var link = links.Rental(rental.Rental);
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Toolbox24//Reservation//FR", "CALSCALE:GREGORIAN", $"METHOD:{method}",
            "BEGIN:VEVENT",
            $"UID:{Text(rental.Rental)}@{link.Host}",
            $"DTSTAMP:{Utc(rental.At)}",
            $"SEQUENCE:{rental.Sequence}",
            $"STATUS:{status}",
            $"DTSTART:{Utc(rental.Start)}",
            $"DTEND:{Utc(rental.End)}",
            $"SUMMARY:Toolbox24 – retrait {Text(rental.Tools)}",
            $"LOCATION:Toolbox24 {Text(rental.Site)}\\, {Text(rental.Address)}",
            $"DESCRIPTION:Réservation {Text(rental.Reference)}.{more}",
            $"URL:{link.AbsoluteUri}",
            .. alarm,
            "END:VEVENT", "END:VCALENDAR",
        ];
        return new("reservation.ics", $"text/calendar; charset=utf-8; method={method}", string.Concat(lines.Select(Folded)));
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    /// <summary>A value of type TEXT (§3.3.11); control characters have no place in it.</summary>
    private static string Text(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            if (letter is '\\' or ';' or ',') escaped.Append('\\').Append(letter);
            else escaped.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return escaped.ToString();
    }

    /// <summary>A line of 75 octets at most, and what is left on lines that begin with a blank (§3.1); no character is cut.</summary>
    private static string Folded(string line)
    {
        var (folded, octets) = (new StringBuilder(line.Length), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
