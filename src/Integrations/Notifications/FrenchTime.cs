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
    public static string Write(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Paris);
        var day = local.Day == 1 ? "1er" : $"{local.Day}";
        return $"{day} {Months[local.Month - 1]} {local.Year} à {local.Hour} h {local.Minute:00}";
    }
}
