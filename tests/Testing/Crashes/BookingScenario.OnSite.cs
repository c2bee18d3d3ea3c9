using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Testing.Crashes;

/// <summary>From the kiosk to the decision, and what comes after it.</summary>
public sealed partial record BookingScenario
{
    private static readonly AccountId Operator = new(new Guid("0198f000-0000-7000-8000-000000000001"));
    private static readonly AccountId Judge = new(new Guid("0198f000-0000-7000-8000-000000000002"));

    /// <summary>A damage of 40 €.</summary>
    private static readonly DamageClaim Scratch = new("carter", IsQuote: false, new Euros(50_00), Wear: 0.8m);

    /// <summary>More than any deposit.</summary>
    private static readonly DamageClaim Wreck = new("moteur", IsQuote: true, new Euros(900_00), Wear: 1);

    /// <summary>At the lockers, to have the tools.</summary>
    public static IReadOnlyList<BookingScenario> PickUps { get; } =
    [
        new("Two tools are fetched", bed => Come(bed, tools: 2), bed => bed.Visitor.PickUp(), RentalStatus.Active, Units: 2),
        new("A locker stays shut and the other tool is taken", bed => Jammed(bed, tools: 2), bed => Choose(bed, StuckChoice.Others), RentalStatus.Active, Units: 2),
        new("A locker stays shut and the twin is taken", bed => Jammed(bed), bed => Choose(bed, StuckChoice.Twin), RentalStatus.Active, Units: 2),
        new("A locker stays shut and nobody chooses", bed => Jammed(bed), NobodyChooses, RentalStatus.CancelledByUs),
        new("A tool is missing and its money goes back", bed => Opened(bed, tools: 2), Missing, RentalStatus.Active, Units: 2),
        new("A customer goes without a word", bed => Taken(bed), Idle, RentalStatus.Active),
        new("More time is had once it is paid", Left, Extend, RentalStatus.Active),
        new("Whoever is next hears of a late tool and gives up", Followed, GiveUp, RentalStatus.CancelledByUs),
        new("A tool is lost", Left, Lose, RentalStatus.Lost),
    ];

    /// <summary>Back at the lockers, and until all is settled.</summary>
    public static IReadOnlyList<BookingScenario> Returns { get; } =
    [
        new("Two tools are brought back", bed => Left(bed, tools: 2), bed => bed.Visitor.BringBack(), RentalStatus.PendingValidation, Units: 2),
        new("A tool is brought back late", Left, Late70, RentalStatus.PendingValidation),
        new("A locker does not open for a tool, and then does", LeftJammed, TurnedAway, RentalStatus.PendingValidation),
        new("A door does not shut on a tool", Left, bed => bed.Visitor.BringBack(doesShut: false), RentalStatus.PendingValidation),
        new("A tool is judged anew once more is said of it", Back, Report, RentalStatus.PendingValidation),
        new("An agent clears a tool", Back, Clear, RentalStatus.PendingValidation),
        new("A deposit is released", Back, bed => Decide(bed, DecisionKind.Release), RentalStatus.Closed),
        new("A part of a deposit is kept after notice", Back, Keep, RentalStatus.Closed),
        new("An administrator keeps a deposit", Back, HandUp, RentalStatus.Closed),
        new("What was lost is claimed", Lost, Claim, RentalStatus.Closed),
        new("What was kept goes back after a dispute", Kept, Dispute, RentalStatus.Closed),
    ];

    private static async Task Come(BookingBed bed, int tools = 1, string card = "ok")
    {
        await Booked(bed, Today(bed), tools, card);
        bed.AdvanceTo(Today(bed).Start);
        await bed.Settle();
    }

    private static async Task Jammed(BookingBed bed, int tools = 1)
    {
        await Come(bed, tools);
        await bed.Locks.Jam((await bed.Rental())!.Items[0].Unit);
    }

    private static async Task Choose(BookingBed bed, StuckChoice choice)
    {
        await bed.Settle();
        if ((await bed.Rental())!.Status == RentalStatus.CancelledByUs) return;

        await bed.Visitor.HaveOpened();
        var rental = (await bed.Rental())!;
        if (rental.OnSite?.Stuck is not null) (await bed.Grain.Choose(rental.Customer, choice)).Value();
        await bed.Settle();
        if ((await bed.Rental())!.Status == RentalStatus.CancelledByUs) return;

        await bed.Visitor.PickUp();
    }

    private static async Task NobodyChooses(BookingBed bed)
    {
        await bed.Settle();
        if ((await bed.Rental())!.Status == RentalStatus.CancelledByUs) return;

        await bed.Visitor.HaveOpened();
        bed.AdvanceTo((await bed.Rental())!.OnSite?.ChooseUntil ?? bed.Now);
        await bed.Settle();
    }

    private static async Task Opened(BookingBed bed, int tools)
    {
        await Come(bed, tools);
        await bed.Visitor.HaveOpened();
    }

    private static async Task Missing(BookingBed bed)
    {
        var rental = (await bed.Rental())!;
        var unit = rental.Items[0].Unit;
        if (rental.OnSite!.Of(unit)!.PickupReport is null) (await bed.Grain.ReportPickup(rental.Customer, unit, PickupReport.Missing, "")).Value();
        await bed.Locks.Shut(unit);
        await bed.Settle();
        if ((await bed.Rental())!.OnSite!.Of(unit)!.IsInPlay) (await bed.Grain.MakeGood(rental.Customer, unit, Remedy.Refund)).Value();
        await bed.Visitor.PickUp();
    }

    private static async Task Taken(BookingBed bed, string card = "ok")
    {
        await Come(bed, card: card);
        await bed.Visitor.HaveOpened();
        await bed.Visitor.Take();
    }

    private static async Task Idle(BookingBed bed)
    {
        bed.AdvanceTo((await bed.Rental())!.OnSite!.LastSeenAt + OnSiteRules.Default.Idle);
        await bed.Settle();
    }

    private static Task Left(BookingBed bed) => Left(bed, tools: 1);

    private static async Task Left(BookingBed bed, int tools)
    {
        await Come(bed, tools);
        await bed.Visitor.PickUp();
    }

    private static Task Extend(BookingBed bed) => Once(
        bed, rental => rental.OnSite is { Extending: null, Extended: null },
        rental => bed.Grain.Extend(rental.Customer, new(rental.Slot.End.AddHours(2), rental.ExtensionPrice(rental.Slot.End.AddHours(2)))));

    /// <summary>Somebody else is out with the tool, and it is booked next.</summary>
    private static async Task Followed(BookingBed bed)
    {
        (await bed.GrainOf(bed.OtherId).Hold(await bed.Wish(Other, Today(bed)))).Value();
        var other = await bed.OtherVisitor.Look();
        (await bed.GrainOf(bed.OtherId).Pay(other.Customer, PayBy("ok", other))).Value();
        await bed.Settle();
        await Hold(bed, Next(bed));
        await Pay(bed, "ok");
        bed.AdvanceTo(Today(bed).Start);
        await bed.Settle();
        await bed.OtherVisitor.PickUp();
    }

    private static Slot Next(BookingBed bed) => At(bed, 5.5, 2);

    private static async Task Warned(BookingBed bed)
    {
        bed.AdvanceTo(Next(bed).Start - OnSiteRules.Default.NextWarned);
        await bed.Settle();
    }

    private static async Task GiveUp(BookingBed bed)
    {
        await Warned(bed);
        await Once(bed, IsBooked, rental => bed.Grain.GiveUpLateTool(rental.Customer));
    }

    private static async Task Lose(BookingBed bed)
    {
        foreach (var after in new[] { OnSiteRules.Default.Call, OnSiteRules.Default.FormalNotice, OnSiteRules.Default.Loss })
        {
            bed.AdvanceTo(Today(bed).End + after);
            await bed.Settle();
        }
    }

    private static async Task Late70(BookingBed bed)
    {
        bed.AdvanceTo(Today(bed).End.AddMinutes(70));
        await bed.Visitor.BringBack();
    }

    private static async Task LeftJammed(BookingBed bed)
    {
        await Left(bed);
        await bed.Locks.Jam((await bed.Rental())!.Items[0].Unit);
    }

    private static async Task TurnedAway(BookingBed bed)
    {
        var rental = (await bed.Rental())!;
        var unit = rental.Items[0].Unit;
        await bed.Settle();
        if (rental.Status == RentalStatus.Active) (await bed.Grain.BeginReturn(rental.Customer, rental.Site, knowsNoRefund: true)).Value();
        await bed.Visitor.Unlock(unit);
        await bed.Locks.Repair(unit);
        await bed.Visitor.BringBack();
    }

    private static Task Back(BookingBed bed) => Back(bed, tools: 1);

    private static async Task Back(BookingBed bed, int tools)
    {
        await Left(bed, tools);
        await bed.Visitor.BringBack();
    }

    private static ItemOnSite First(Rental rental) => rental.OnSite!.Items[0];

    private static Task Report(BookingBed bed) => Once(
        bed, rental => First(rental).ReturnReport is null,
        rental => bed.Grain.ReportReturn(rental.Customer, First(rental).Unit, ReturnReport.Major, "Le carter est fendu."));

    private static async Task Clear(BookingBed bed)
    {
        await bed.Service<QuarantineStore>().Clear(
            First((await bed.Rental())!).Unit, Judge, "Nettoyé", new ChangeNote("UnitCleared", "system", bed.Now));
        await bed.Settle();
    }

    private static Task Decide(BookingBed bed, DecisionKind kind, DamageClaim? damage = null, bool isAdministrator = false) => Once(
        bed, rental => First(rental) is { IsUndecided: true, Decision: null or { Kind: DecisionKind.Escalate } } item && (item.Decision is null || isAdministrator),
        rental => bed.Grain.DecideReturn(new(First(rental).Unit, kind, damage, "Carter fendu", isAdministrator ? Judge : Operator, isAdministrator)));

    private static async Task Keep(BookingBed bed)
    {
        await Decide(bed, DecisionKind.PartialCapture, Scratch);
        await Noticed(bed);
    }

    private static async Task Noticed(BookingBed bed)
    {
        bed.AdvanceTo(First((await bed.Rental())!).Decision!.NoticeEnds ?? bed.Now);
        await bed.Settle();
    }

    private static async Task HandUp(BookingBed bed)
    {
        await Decide(bed, DecisionKind.Escalate);
        await Decide(bed, DecisionKind.FullCapture, Wreck, isAdministrator: true);
        await Noticed(bed);
    }

    private static async Task Lost(BookingBed bed)
    {
        await Left(bed);
        await Lose(bed);
    }

    private static Task Claim(BookingBed bed) => Once(
        bed, rental => rental.Status == RentalStatus.Lost, rental => bed.Grain.ClaimLoss(First(rental).Unit, Wreck, Operator, "Outil non rendu"));

    private static async Task Kept(BookingBed bed)
    {
        await Back(bed);
        await Keep(bed);
    }

    private static async Task Dispute(BookingBed bed)
    {
        var rental = (await bed.Rental())!;
        var words = new DisputeWords("C’était déjà fendu.", []);
        var dispute = (await bed.Dispute.Open(rental.Customer, rental.Id, First(rental).Unit, words)).Value();
        if (dispute.Status == DisputeStatus.Open) dispute = (await bed.Dispute.Answer(Judge, words)).Value();
        if (!dispute.IsConcluded) (await bed.Dispute.Conclude(Judge, new Euros(15_00))).Value();
        await bed.Settle();
    }
}
