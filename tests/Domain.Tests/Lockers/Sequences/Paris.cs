namespace Toolbox24.Domain.Tests.Lockers.Sequences;

/// <summary>The wall clock of the sites, which skips an hour in March and repeats one in October.</summary>
internal static class Paris
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The instant at which a clock in Paris shows this, in the first or the second of two repeated hours.</summary>
    public static DateTimeOffset At(DateTime local, bool second = false)
    {
        // A time that no clock shows is taken as the one an hour later.
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);

        var offset = Zone.IsAmbiguousTime(local)
            ? second ? Zone.GetAmbiguousTimeOffsets(local).Min() : Zone.GetAmbiguousTimeOffsets(local).Max()
            : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    public static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
