using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Doors;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What is advised of one tool that is back.</summary>
/// <param name="Verdict">The advice, with all it was made from.</param>
/// <param name="IsBlind">Whether who decides does so before seeing it.</param>
public sealed record ScoredReturn(Verdict Verdict, bool IsBlind);

/// <summary>Judges tools that are back.</summary>
public interface IReturnScoring
{
    /// <summary>Judges one tool by what is known of it now; the same where nothing more is known.</summary>
    Task<ScoredReturn> Score(Rental rental, ItemOnSite item, CancellationToken cancellationToken);
}

/// <summary>Judges without looking at photos: what is not compared is never green.</summary>
internal sealed class ScoringWithoutPhotos(RentalQueries rentals, UnitPlaces places, DoorStore doors) : IReturnScoring
{
    public async Task<ScoredReturn> Score(Rental rental, ItemOnSite item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rental);
        ArgumentNullException.ThrowIfNull(item);
        var (model, rules) = (ScoringModel.Default, rental.OnSite!.Rules);
        var before = await rentals.ReturnedBy(rental.Customer, rental.Id, cancellationToken);
        var signals = ReturnSignals.Of(item, photoGap: null, await Sensed(item, rules, cancellationToken), ReturnHistory.Of(before), rules);
        return new(Verdict.Of(signals, model), Verdict.IsBlind(rental.Id, item.Unit, model));
    }

    /// <summary>What the sensors of the locker say that the tool lies in.</summary>
    private async Task<IEnumerable<Finding>> Sensed(ItemOnSite item, OnSiteRules rules, CancellationToken cancellationToken)
    {
        if (await places.Of([item.InLockerOf ?? item.Unit], cancellationToken) is not [var place]) return [];

        var door = (await doors.Load(new DoorId(place.Locker.Value), cancellationToken))?.Door;
        return door?.Compartment?.Notice(isItsOwn: item.InLockerOf is null, rules) is { } noticed ? [noticed] : [];
    }
}
