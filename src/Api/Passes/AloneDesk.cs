using Microsoft.Extensions.Logging;
using Toolbox24.Domain;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Passes;

namespace Toolbox24.Api.Passes;

/// <summary>Hands what kiosks did by themselves to the rentals, each visit by itself: what cannot be written holds up none of the others.</summary>
public sealed partial class AloneDesk(PassStore passes, PassKey key, IGrainFactory grains, VisitsAside aside, ILogger<AloneDesk> log)
{
    private const int MostAtOnce = 50;

    /// <summary>More than one visit opens.</summary>
    private const int MostDoors = 50;

    public async Task<IReadOnlyList<ToldVisit>> TakeIn(Device kiosk, IReadOnlyList<AloneVisitInput> visits)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        ArgumentNullException.ThrowIfNull(visits);
        Actor.Current = kiosk.Id.Value.ToString();

        // One after the other: what was fetched may have been brought back.
        var told = new List<ToldVisit>();
        foreach (var visit in visits.Take(MostAtOnce)) told.Add(await TakeInOrSetAside(kiosk, visit));
        return told;
    }

    /// <summary>What fails is tried once more, from what is stored. What fails for want of a database cannot be set aside either, and is told again.</summary>
    private async Task<ToldVisit> TakeInOrSetAside(Device kiosk, AloneVisitInput visit)
    {
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                if (await TakeIn(kiosk, visit) is not { } refusal) return new(visit.Id, IsTaken: true, null);

                await aside.Set(kiosk, visit, refusal.GetType().Name);
                return new(visit.Id, IsTaken: false, refusal);
            }
            catch (Exception error)
            {
                NotWritten(log, kiosk.Id.Value, visit.Id, error);
                if (!isLast) continue;

                await aside.Set(kiosk, visit, error.GetType().Name);
                return new(visit.Id, IsTaken: false, null);
            }
        }
    }

    private async Task<Refusal?> TakeIn(Device kiosk, AloneVisitInput visit)
    {
        var grain = grains.GetGrain<IRentalGrain>(visit.Rental.Value);
        if (!(await grain.Get()).Succeeded(out var rental, out var unknown)) return unknown;
        if (rental.Site != kiosk.Site) return new UnknownRental(visit.Rental);

        var isProved = visit.Scanned is null || await IsProved(kiosk, visit, visit.Scanned, rental);
        var alone = new AloneVisit(
            new VisitId(visit.Id), visit.Purpose, visit.CameAt, visit.LeftAt, [.. visit.Items.Select(item => new AloneItem(item.Unit, item.At))], isProved)
        {
            Shut = [.. (visit.Shut ?? []).Take(MostDoors)],
            Doors = [.. (visit.Doors ?? []).Take(MostDoors).Select(each => new DoorOpenedAlone(kiosk.Id, each.Sequence, each.Door))],
        };
        return (await grain.TakeIn(alone)).Succeeded(out _, out var refusal) ? null : refusal;
    }

    /// <summary>Whether the code was one of ours for that rental, when it was shown. What was revoked since the kiosk could not know.</summary>
    private async Task<bool> IsProved(Device kiosk, AloneVisitInput visit, string scanned, Rental rental) =>
        new PassReader(kiosk.Site, [.. key.PublicKey], [], []) { Fetched = rental.Alone.IsEmpty ? [] : [rental.Id] }.Read(scanned, visit.Purpose, visit.CameAt).Succeeded(out var code, out _)
        && code.Grant.Rental == visit.Rental && await passes.Known(code.Grant.Id);

    [LoggerMessage(Level = LogLevel.Error, Message = "What kiosk {Kiosk} tells of visit {Visit} could not be written")]
    private static partial void NotWritten(ILogger logger, Guid kiosk, Guid visit, Exception error);
}
