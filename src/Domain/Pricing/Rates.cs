namespace Toolbox24.Domain.Pricing;

/// <summary>What a tool can be rented by, shortest first.</summary>
public enum Rate
{
    /// <summary>60 minutes, as they pass.</summary>
    Hour,

    /// <summary>Four hours, as they pass.</summary>
    HalfDay,

    /// <summary>To the same local time the day after.</summary>
    Day,

    /// <summary>From any time between Friday 17:00 and Monday 09:00, local time, to that Monday 09:00.</summary>
    WeekEnd,

    /// <summary>To the same local time a week after.</summary>
    Week,
}

/// <summary>What each rate costs, VAT included; a rate that is null is not offered.</summary>
public sealed record Rates(Euros? Hour, Euros? HalfDay, Euros? Day, Euros? WeekEnd, Euros? Week)
{
    /// <summary>Those on offer, longest first.</summary>
    public IEnumerable<(Rate Rate, Euros Price)> Offered()
    {
        foreach (var rate in LongestFirst)
            if (Of(rate) is { } price) yield return (rate, price);
    }

    /// <summary>What a rate costs, VAT included; null where it is not offered.</summary>
    public Euros? Of(Rate rate) => rate switch
    {
        Rate.Hour => Hour,
        Rate.HalfDay => HalfDay,
        Rate.Day => Day,
        Rate.WeekEnd => WeekEnd,
        Rate.Week => Week,
    };

    private static readonly Rate[] LongestFirst = [Rate.Week, Rate.WeekEnd, Rate.Day, Rate.HalfDay, Rate.Hour];
}
