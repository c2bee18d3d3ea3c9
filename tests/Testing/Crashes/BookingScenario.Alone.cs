using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Sites;

namespace Toolbox24.Testing.Crashes;

/// <summary>What happened at a kiosk without a line comes to be known: from the bridge, and from the kiosk, one after the other.</summary>
public sealed partial record BookingScenario
{
    public static IReadOnlyList<BookingScenario> Alone { get; } =
    [
        new("A kiosk tells of tools that were fetched without a line", HandledAlone, bed => TellAlone(bed, PassPurpose.PickUp), RentalStatus.Active, Units: 2),
        new("A kiosk tells of tools that were brought back without a line", BackAlone, bed => TellAlone(bed, PassPurpose.Return), RentalStatus.PendingValidation, Units: 2),
        new("A kiosk tells nothing of what its bridge says", HandledAlone, ToldNothing, RentalStatus.NoShow, Units: 2),
        new("A booking is cancelled while the site is silent, which answers again", Unheard, bed => GivenUpUnheard(bed, Cancel), RentalStatus.Cancelled),
        new("A consumer withdraws while the site is silent, which answers again", Unheard, bed => GivenUpUnheard(bed, Withdraw), RentalStatus.Withdrawn),
    ];

    /// <summary>Tools were fetched and brought back in one cut.</summary>
    public static IReadOnlyList<BookingScenario> AloneAndBack { get; } =
    [
        new("A kiosk tells at once of tools that were fetched and brought back without a line", FetchedAndBackAlone, TellBoth, RentalStatus.PendingValidation, Units: 2),
        new("A kiosk tells of tools that were fetched without a line, and then that they were brought back", FetchedAndBackAlone, TellInTwo, RentalStatus.PendingValidation, Units: 2),
    ];

    private static readonly DeviceId Kiosk = new(new Guid("0198f000-0000-7000-8000-000000000003"));

    /// <summary>How long tools are out that are fetched and brought back in one cut.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(20);

    private static async Task HandledAlone(BookingBed bed)
    {
        await Come(bed, tools: 2);
        await OpenAlone(bed);
    }

    private static DateTimeOffset BeforeStart(BookingBed bed) => Today(bed).Start - OnSiteRules.Default.EarlyPickup;

    /// <summary>The kiosk is heard the last time.</summary>
    private static async Task Heard(BookingBed bed, DateTimeOffset last)
    {
        await AddKiosk(bed);
        await Booked(bed, Today(bed));
        bed.AdvanceTo(last);
        await bed.Settle();
        await Beat(bed);
    }

    private static async Task FallSilent(BookingBed bed, DateTimeOffset last)
    {
        foreach (var after in new[] { HealthRules.Default.Silence, HealthRules.Default.TellAfter })
        {
            bed.AdvanceTo(last + after);
            await bed.Settle();
        }
    }

    private static async Task UnheardSince(BookingBed bed, DateTimeOffset last)
    {
        await Heard(bed, last);
        await FallSilent(bed, last);
    }

    /// <summary>The kiosk has not been heard since before the customer could come.</summary>
    private static async Task Unheard(BookingBed bed)
    {
        await UnheardSince(bed, BeforeStart(bed));
        bed.AdvanceTo(Today(bed).Start);
        await bed.Settle();
    }

    private static async Task Beat(BookingBed bed) =>
        await bed.Service<IGrainFactory>().GetGrain<ISiteGrain>((await bed.Rental())!.Site.Value).Heartbeat(Kiosk);

    private static async Task GivenUpUnheard(BookingBed bed, Func<BookingBed, Task> giveUp)
    {
        await giveUp(bed);
        await Beat(bed);
        await bed.Settle();
    }

    private static async Task CancelAndCome(BookingBed bed)
    {
        await Cancel(bed);
        bed.AdvanceTo(Today(bed).Start);
        (await bed.Grain.TakeIn(new(new VisitId(Kiosk.Value), PassPurpose.PickUp, Today(bed).Start, Today(bed).Start, [], IsProved: true))).Value();
        await bed.Settle();
    }

    private static async Task BackAlone(BookingBed bed)
    {
        await Left(bed, tools: 2);
        await OpenAlone(bed);
    }

    private static async Task FetchedAndBackAlone(BookingBed bed)
    {
        await HandledAlone(bed);
        bed.AdvanceTo(Today(bed).Start + Away);
        await OpenAlone(bed, after: 2);
    }

    /// <summary>The bridge opens both lockers for the kiosk, one after the other, and says nothing yet.</summary>
    private static async Task OpenAlone(BookingBed bed, int after = 0)
    {
        var sequence = after;
        foreach (var item in (await bed.Rental())!.Items)
        {
            await bed.Locks.OpenAlone(item.Unit, new AloneOpening(Kiosk, ++sequence, bed.Id));
            await bed.Locks.Shut(item.Unit);
        }
    }

    private static async Task TellAlone(BookingBed bed, PassPurpose purpose)
    {
        await bed.Settle();
        await Tell(bed, purpose, Today(bed).Start);
        await Account(bed);
    }

    private static async Task TellBoth(BookingBed bed)
    {
        await bed.Settle();
        await Tell(bed, PassPurpose.PickUp, Today(bed).Start);
        await Tell(bed, PassPurpose.Return, Today(bed).Start + Away, after: 2);
        await Account(bed);
    }

    private static async Task TellInTwo(BookingBed bed)
    {
        await bed.Settle();
        await Tell(bed, PassPurpose.PickUp, Today(bed).Start);
        await bed.Settle();
        await Tell(bed, PassPurpose.Return, Today(bed).Start + Away, after: 2);
        await Account(bed);
    }

    /// <summary>The kiosk tells of both tools, and of the doors it has had opened for them; told again, it is the same visit.</summary>
    private static async Task Tell(BookingBed bed, PassPurpose purpose, DateTimeOffset at, int after = 0)
    {
        var rental = (await bed.Rental())!;
        var id = new VisitId(new Guid($"0198f000-0000-7000-8000-00000000001{(int)purpose}"));
        var visit = new AloneVisit(id, purpose, at, at, [.. rental.Items.Select(item => new AloneItem(item.Unit, at))], IsProved: true)
        {
            Doors = [.. rental.Items.Select((item, number) => new DoorOpenedAlone(Kiosk, after + number + 1, bed.Locks.DoorOf(item.Unit)))],
        };
        (await bed.Grain.TakeIn(visit)).Value();
    }

    private static async Task ToldNothing(BookingBed bed)
    {
        await Account(bed);
        bed.AdvanceTo(Today(bed).End);
        await bed.Settle();
    }

    /// <summary>The kiosk could have told of all by then. A door judges one opening at a time.</summary>
    private static async Task Account(BookingBed bed)
    {
        await bed.Settle();
        bed.AdvanceTo(Today(bed).Start + Away + DoorRules.Default.Account + TimeSpan.FromMinutes(5));
        await bed.Settle();
        await bed.Settle();
    }
}
