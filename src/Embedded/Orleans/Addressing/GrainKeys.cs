using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>How the three kinds of key are written in a grain id, as the real engine writes them.</summary>
internal static class GrainKeys
{
    public static IdSpan From(Guid key)
    {
        if (key == Guid.Empty) throw new ArgumentException("The empty Guid is nobody's key.", nameof(key));
        return IdSpan.Create(key.ToString("N"));
    }

    public static IdSpan From(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan From(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return IdSpan.Create(key);
    }

    public static bool TryGuid(IdSpan key, out Guid value) => Guid.TryParseExact(key.ToString(), "N", out value);

    public static bool TryLong(IdSpan key, out long value) => long.TryParse(
        key.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
