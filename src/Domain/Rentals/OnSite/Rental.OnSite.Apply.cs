using System.Diagnostics;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Rentals;

/// <summary>The transitions from pick-up to decision.</summary>
public sealed partial record Rental
{
    private Rental OnSiteNext(RentalEvent happened) => happened switch
    {
        PickUpBegun e => Begun(e),
        LockersAsked e => e.Lockers.Aggregate(this, (rental, asked) => rental.Unstuck(asked.Unit).With(
            asked.Unit, item => item with { Opening = new(asked.Command, e.At) })).Seen(e),
        LockerOpened e => Unstuck(e.Unit).With(e.Unit, item => item with { Opening = item.Opening! with { State = OpeningState.Open }, IsReopening = false }).Seen(e),
        LockerShut e => With(e.Unit, Ended).Seen(e),
        LockerStuck e => With(e.Unit, Ended).With(site => site with { Stuck = e.Unit, ChooseUntil = e.ChooseUntil }).Seen(e),
        ItemUnlocked e => With(e.Unit, item => item with { Status = ItemStatus.Unlocked }).Seen(e),
        ItemPickedUp e => Unstuck(e.Unit).With(e.Unit, item => item with { Status = ItemStatus.PickedUp, TakenAt = e.At }).Seen(e),
        ItemLeft e => With(e.Unit, item => item with { IsLeft = true }).Seen(e),
        ItemPutBack e => With(e.Unit, item => item with { Status = ItemStatus.Unlocked, TakenAt = null, IsLeft = false }).Seen(e),
        EvidenceAdded e => With(e.Unit, item => With(item, e)).Seen(e),
        MeterStarted e => With(site => site with { MeterSince = e.Since }),
        PickupReported e => With(e.Unit, item => item with { PickupReport = e.Report }).Seen(e),
        ItemSwapped e => Swapped(e).Seen(e),
        ItemDropped e => Dropped(e).Seen(e),
        PickUpEnded e => (With(site => site with { LeftAt = e.At, LeftToldAt = e.ToldAt }) with { Status = RentalStatus.Active }).Freeing(e),
        PickUpAbandoned e => (this with { Status = RentalStatus.Confirmed, OnSite = null }).Freeing(e),
        _ => ActiveNext(happened),
    };

    private Rental ActiveNext(RentalEvent happened) => happened switch
    {
        ExtensionAsked e => With(site => site with { Extending = e.Extending }),
        RentalExtended e => Extended(e),
        ExtensionDropped e => WithoutExtension().To(RentalStep.GiveBack, e),
        RentalOverdue e => With(site => site with { OverdueSince = e.At }),
        RentalChased e => With(site => site with { Chase = e.Chase }),
        RentUnpaid or CaptureLapsed => this,
        OwedAsked => WithoutWaiting(),
        WithdrawnUnderWay e => With(site => site with { WithdrawnAt = e.At }),
        RentalLost e => Lost(e),
        RentalFound e => Found(e),
        ReturnBegun => this with { Status = RentalStatus.Returning },
        WrongSiteVisited e => With(site => site with { Grace = new(e.At, e.GraceUntil) }),
        ReturnTurnedAway e => With(e.Unit, item => Ended(item) with { Status = ItemStatus.PickedUp, TurnedAwayAt = item.TurnedAwayAt ?? e.Since }),
        LockerFull => this,
        ItemScanned e => Scanned(e),
        ItemReturned e => With(e.Unit, item => item with
        {
            Status = ItemStatus.Returned,
            ReturnedAt = e.At,
            OpenDoor = e.OpenDoor,
            Overrun = e.Overrun,
            IsReopening = false,
        }),
        ItemReopened e => Reopened(e),
        ReturnReported e => With(e.Unit, item => item with { ReturnReport = e.Report }),
        RentalReturned e => (WithoutExtension().With(site => site.Back(e.At, AllBackAt ?? e.At)) with { Status = RentalStatus.PendingValidation }).To(RentalStep.Release, e),
        _ => DecidedNext(happened),
    };

    private Rental DecidedNext(RentalEvent happened) => happened switch
    {
        ItemScored e => With(e.Unit, item => item with { Status = ItemStatus.Scored, Advice = e.Verdict, IsBlind = e.IsBlind }),
        CaptureAnnounced e => With(e.Unit, item => item with { Decision = e.Decision }),
        CaptureAnswered e => With(e.Unit, item => item with { Decision = item.Decision! with { AnsweredAt = e.At } }),
        ItemEscalated e => With(e.Unit, item => item with { Decision = new(DecisionKind.Escalate, Euros.Zero, e.By, e.At, e.Until) }),
        ItemDecided e => With(e.Unit, item => item with { Status = ItemStatus.Decided, Decision = Final(e, item) }),
        DecisionOverdue e => With(site => site with { UndecidedAt = e.At }),
        LossClaimed e => With(site => site with { Debt = site.Debt + e.Debt }),
        RentalDecided e => this with { Status = RentalStatus.Decided, Due = e.Rent },
        RentalClosed => this with { Status = RentalStatus.Closed },
        CaptureRefunded e => With(e.Unit, item => item with
        {
            RefundedBy = e.Dispute,
            Decision = item.Decision! with { Amount = item.Decision.Amount - e.Amount },
        }),
        _ => throw new UnreachableException($"{happened.GetType().Name} does not apply to a rental."),
    };

    /// <summary>What time carries out was decided by whoever announced it.</summary>
    private static ItemDecision Final(ItemDecided happened, ItemOnSite item) => new(
        happened.Kind, happened.Amount, happened.By ?? (happened.Amount > Euros.Zero ? item.Decision!.By : null), happened.At, NoticeEnds: null);

    private Rental Begun(PickUpBegun happened) => this with
    {
        Status = RentalStatus.PickingUp,
        CameBeforeShutLocker = false,
        Cancellation = null,
        OnSite = new(happened.At, happened.At, [.. Items.Select((item, at) => new ItemOnSite(item.Unit, LineFor(at), ItemStatus.Reserved))])
        {
            OwnRules = happened.Rules == OnSiteRules.Default ? null : happened.Rules,
        },
    };

    /// <summary>The line of a tool: units of one tool have its lines in their order.</summary>
    private int LineFor(int at)
    {
        var tool = Items[at].Tool;
        var before = Items.Take(at).Count(item => item.Tool == tool);
        return Enumerable.Range(0, Quote.Lines.Length).Where(line => Quote.Lines[line].Item.Tool == tool).ElementAt(before);
    }

    /// <summary>Its opening is over, whether its door opened or not. We asked for none where a kiosk did by itself.</summary>
    private static ItemOnSite Ended(ItemOnSite item) => item.Opening is not { } opening ? item : item with
    {
        Opening = opening with { State = opening.HasOpened ? OpeningState.Shut : OpeningState.Failed },
    };

    private static ItemOnSite With(ItemOnSite item, EvidenceAdded added) => added.IsOfReturn
        ? item with { AtReturn = (item.AtReturn ?? ItemEvidence.None).With(added.Evidence, added.Kind) }
        : item with { AtPickup = (item.AtPickup ?? ItemEvidence.None).With(added.Evidence, added.Kind) };

    private Rental Swapped(ItemSwapped happened)
    {
        var gone = OnSite!.Of(happened.From)! with { Status = ItemStatus.Swapped };
        var twin = new ItemOnSite(happened.To, gone.Line, ItemStatus.Reserved) { PromisedFrom = SlotRules.Default.Current(happened.At) };
        var swapped = Unstuck(happened.From).With(site => site with { Items = [.. site.Items.Select(item => item.Unit == gone.Unit ? twin : item), gone] });
        return (swapped with
        {
            Items = [.. Items.Select(item => item.Unit == happened.From ? item with { Unit = happened.To } : item)],
            Leaving = Leaving.Add(ItemOf(happened.From)),
        }).To(RentalStep.Move, happened);
    }

    private Rental Dropped(ItemDropped happened) => (Unstuck(happened.Unit).With(happened.Unit, item => item with { Status = happened.Status }) with
    {
        Leaving = Leaving.Add(ItemOf(happened.Unit)),
    }) is var dropped && HasLeft ? dropped.Freeing(happened) : dropped;

    private RentalItem ItemOf(UnitId unit) => Items.First(item => item.Unit == unit);

    private Rental Unstuck(UnitId unit) => OnSite!.Stuck == unit ? With(site => site with { Stuck = null, ChooseUntil = null }) : this;

    /// <summary>Lockers are told which units are wanted no more; any step that is still to be made tells them too.</summary>
    private Rental Freeing(RentalEvent happened) => Leaving.IsEmpty || Step is not null ? this : To(RentalStep.GiveBack, happened);

    private Rental Extended(RentalExtended happened) => (this with
    {
        OnSite = OnSite! with
        {
            Extending = null,
            Extended = new(happened.Extension.Until, (OnSite.Extended?.Rent ?? Euros.Zero) + happened.Extension.Rent),
        },
        Undone = [.. Undone, .. OnSite.Extending?.Replaced ?? []],
        Sequence = Sequence + 1,
    }).To(RentalStep.Move, happened);

    /// <summary>What an extension has asked of the card is undone.</summary>
    private Rental WithoutExtension() => OnSite!.Extending is { } extending
        ? With(site => site with { Extending = null }) with { Undone = [.. Undone, .. extending.Awaited] }
        : this;

    private Rental Lost(RentalLost happened) => (happened.Items
        .Aggregate(WithoutExtension(), (rental, lost) => rental.With(lost.Unit, item => item with { Overrun = lost.Overrun }))
        .With(site => site with { LostAt = happened.At, StoppedAt = site.StoppedAt ?? site.LostAt ?? happened.At, FoundAt = null }) with
    { Status = RentalStatus.Lost }).To(RentalStep.Release, happened);

    private Rental Found(RentalFound happened) => With(site => site with
    {
        FoundAt = happened.At,
        Debt = Euros.Zero,
        UndecidedAt = null,
        Items = [.. site.Items.Select(item => item.IsLost ? item with { Status = ItemStatus.PickedUp, Decision = null } : item)],
    }) with
    { Status = RentalStatus.Returning, Due = null };

    /// <summary>Only what was read last is on its way into the open locker, and the door speaks of that from now on.</summary>
    private Rental Scanned(ItemScanned happened)
    {
        var opening = OpenItem!.Opening;
        return With(site => site with
        {
            Items =
            [
                .. site.Items.Select(item => item.Unit == happened.Unit
                    ? item with { Status = ItemStatus.Unlocked, IsScanned = true, InLockerOf = happened.InLockerOf, Opening = opening }
                    : item is { Status: ItemStatus.Unlocked, TakenAt: not null }
                        ? item with { Status = ItemStatus.PickedUp, IsScanned = false, IsReopening = false, InLockerOf = null, Opening = null }
                        : item),
            ],
        });
    }

    private Rental Reopened(ItemReopened happened) => With(happened.Unit, item => item with
    {
        Status = ItemStatus.Unlocked,
        Reopened = item.Reopened + 1,
        IsReopening = true,
        ReturnedAt = null,
        OpenDoor = null,
        Advice = null,
    }).With(site => site with { BackAt = null }) with
    { Status = RentalStatus.Returning };
}
