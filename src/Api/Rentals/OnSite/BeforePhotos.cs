using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Evidence;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>Where the pictures come from that a return is compared with.</summary>
public enum BeforeSource
{
    /// <summary>Taken by the customer when they fetched it.</summary>
    PickUp,

    /// <summary>Taken when somebody brought it back the time before.</summary>
    EarlierReturn,

    /// <summary>The catalogue's: nobody has photographed this unit yet.</summary>
    Reference,
}

/// <summary>What a tool looked like before the rental.</summary>
/// <param name="Source">Where the pictures come from.</param>
/// <param name="Urls">Where they are shown: evidence to those it concerns, references to everybody.</param>
[VisibleWithField]
public sealed record BeforePhotos(BeforeSource Source, IReadOnlyList<string> Urls);

/// <summary>Finds what a tool looked like before a rental: photos of its pick-up, else of its last return, else the catalogue's.</summary>
public sealed class BeforeFinder(RentalQueries rentals, EvidenceStore evidence, PhotoStore references)
{
    /// <returns>Null where there is no picture at all.</returns>
    public async Task<BeforePhotos?> Of(Rental rental, ItemOnSite item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rental);
        ArgumentNullException.ThrowIfNull(item);
        if (!item.LacksPickupPhotos(rental.OnSite!.Rules)) return new(BeforeSource.PickUp, [.. item.AtPickup!.Photos.Select(Url)]);

        foreach (var earlier in await rentals.ReturnsOf(item.Unit, rental, cancellationToken))
        {
            var kept = await evidence.Kept([.. earlier.OnSite?.Of(item.Unit)?.AtReturn?.Photos ?? []], cancellationToken);
            if (kept.Count > 0) return new(BeforeSource.EarlierReturn, [.. kept.Select(Url)]);
        }

        var tool = rental.Items.First(booked => booked.Unit == item.Unit).Tool;
        ToolPhoto[] shown = [.. (await references.Of([tool], cancellationToken))[tool]];
        return shown.Length == 0 ? null : new(BeforeSource.Reference, [.. shown.Select(photo => $"/media/{photo.Media.Value}")]);
    }

    private static string Url(EvidenceId id) => $"/evidence/{id.Value}";
}
