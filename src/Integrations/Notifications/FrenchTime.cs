namespace Toolbox24.Integrations.Notifications;

/// <summary>Instants as people in France read them, whatever the cultures this machine knows.</summary>
internal static class FrenchTime
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly string[] Months =
    [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>1er mars 2026 à 9 h 05</summary>
    public static string Write(DateTimeOffset at) => Write(at, Paris);

    /// <summary>The same by the clocks of a time zone; by those of Paris where it is none.</summary>
    public static string Write(DateTimeOffset at, string timeZone) =>
        Write(at, TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : Paris);

    private static string Write(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var day = local.Day == 1 ? "1er" : $"{local.Day}";
        return $"{day} {Months[local.Month - 1]} {local.Year} à {local.Hour} h {local.Minute:00}";
    }
}
