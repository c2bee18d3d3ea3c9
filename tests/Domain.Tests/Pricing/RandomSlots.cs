using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>Random rates and slots, told by their seed.</summary>
internal sealed class RandomSlots(int run)
{
    // Clocks in Paris change on the 29th of March and the 25th of October.
    private static readonly DateTime[] Changes = [new(2026, 3, 29, 2, 0, 0), new(2026, 10, 25, 2, 0, 0)];

    private readonly Random random = new(Seeds.Next(run));

    /// <summary>Small prices, so that many tilings cost nearly the same; some rates missing.</summary>
    public Rates Rates()
    {
        while (true)
        {
            var rates = new Rates(Maybe(1, 9), Maybe(2, 30), Maybe(5, 90), Maybe(5, 150), Maybe(10, 300));
            if (rates with { WeekEnd = null } != new Rates(null, null, null, null, null)) return rates;
        }
    }

    /// <summary>A slot of some hours that meets a change of clocks, or ends shortly before.</summary>
    public Slot AcrossChange(int longestHours)
    {
        var change = Changes[random.Next(Changes.Length)];
        var quarters = random.Next(4, (longestHours * 4) + 1);
        var start = Paris.At(change.AddMinutes(-15 * random.Next(quarters + 8)), second: random.Next(2) == 0);
        return new Slot(start, start.AddMinutes(15 * quarters));
    }

    /// <summary>A slot of some hours at any time of the year.</summary>
    public Slot Anywhere(int longestHours)
    {
        var start = Paris.At(new DateTime(2026, 1, 1).AddMinutes(15 * random.Next(365 * 96)));
        return new Slot(start, start.AddMinutes(15 * random.Next(4, (longestHours * 4) + 1)));
    }

    public override string ToString() => $"seed {Seeds.Next(run)}";

    private Euros? Maybe(int low, int high) => random.Next(4) == 0 ? null : new Euros(random.Next(low, high + 1));
}
