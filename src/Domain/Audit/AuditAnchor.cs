using System.Globalization;

namespace Toolbox24.Domain.Audit;

/// <summary>What the chain was at an instant, kept where the database's owner cannot reach it.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="Count">How long the chain was.</param>
/// <param name="Last">Its last hash.</param>
public sealed record AuditAnchor(DateTimeOffset At, long Count, AuditHash Last)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Reads what <see cref="ToString" /> has written; null where it is something else.</summary>
    public static AuditAnchor? Read(string line)
    {
        if (line.Split(' ') is not [var instant, var number, { Length: 64 } hash]) return null;
        if (!DateTimeOffset.TryParseExact(instant, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;

        return hash.All(char.IsAsciiHexDigitLower) ? new AuditAnchor(at, count, new AuditHash(hash)) : null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)} {Count} {Last}");
}
