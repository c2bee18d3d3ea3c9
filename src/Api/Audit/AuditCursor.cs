using System.Globalization;
using System.Text;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Audit;

/// <summary>Says where an entry stands in the log, in words that mean nothing to clients.</summary>
internal static class AuditCursor
{
    public static string Of(AuditRecord record) => Convert.ToBase64String(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{record.At.UtcTicks} {record.Id}")));

    /// <exception cref="GraphQLException">It is none that was given out.</exception>
    public static AuditPlace Read(string cursor)
    {
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split(' ') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(id, "D", out var entry)
                ? new(new DateTimeOffset(at, TimeSpan.Zero), entry)
                : throw new GraphQLException($"\"{cursor}\" is no cursor of this list.");
    }
}
