using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Availability;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Rentals;

public static partial class RentalType
{
    /// <summary>
    /// Where the customer before has not brought a tool back: the three nearest things that can be had instead, another site among them
    /// where one has all. Nothing while no tool is late.
    /// </summary>
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<Alternative>> GetInsteadOfLate(
        [Parent] Rental rental, AlternativeQueries alternatives, CurrentSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (rental.Status != RentalStatus.Confirmed || rental.LateUnits.IsEmpty) return [];

        var now = clock.GetUtcNow();
        var wanted = Wanted.Of(rental.Site, rental.Items.Select(item => item.Tool), rental.Slot);
        return await alternatives.Nearest(wanted, (await settings.At(now)).Rules, now, cancellationToken: cancellationToken);
    }
}
