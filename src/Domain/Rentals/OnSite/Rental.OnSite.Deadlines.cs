using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>What happens by itself from pick-up to decision.</summary>
public sealed partial record Rental
{
    private DateTimeOffset? NextOnSite(Standstills still) => Coming(still).Min(one => one.At);

    private RentalDecision? MeetOnSite(Standstills still, DateTimeOffset now) =>
        Coming(still).Where(one => one.At <= now).OrderBy(one => one.At).Select(one => one.Do(now)).FirstOrDefault();

    private IEnumerable<(DateTimeOffset? At, Func<DateTimeOffset, RentalDecision> Do)> Coming(Standstills still)
    {
        var (site, rules) = (OnSite!, OnSite!.Rules);
        if (site.ChooseUntil is { } choose) yield return (still.Postpone(choose - rules.Choice, choose), LapseChoice);

        if (Status == RentalStatus.PickingUp)
        {
            if (MeterDue() is { } meter) yield return (meter, now => new([new MeterStarted(Id, meter, now)]));
            if (site.Stuck is null) yield return (still.Postpone(site.LastSeenAt, site.LastSeenAt + rules.Idle), EndPickUp);
        }

        else if (IsOut && site.Stuck is null && InPlay.Any(item => item.TakenAt is null))
        {
            yield return (still.Postpone(site.LastSeenAt, site.LastSeenAt + rules.Idle), LeaveUnfetched);
        }

        if (site.Extending is { } extending) yield return (extending.ExpiresAt, now => Settled(now, new ExtensionDropped(Id, now)));
        if (IsOut && InPlay.Any(item => item.IsOut)) yield return NextOfOverrun(still);
        if (IsOut || Status == RentalStatus.Lost) yield return (DepositRenewal, TryDeposit);

        foreach (var item in InPlay.Where(IsAnnounced))
        {
            var announced = item.Decision!;
            yield return (announced.NoticeEnds, now => Concluded(
                now, new ItemDecided(Id, item.Unit, announced.Kind, announced.Amount, By: null, Reason: null, now)));
        }

        if (Status is RentalStatus.PendingValidation or RentalStatus.Lost) yield return (InPlay.Min(DecisionDue), DecideBySilence);
    }

    /// <summary>Nobody chose what to do about a locker that does not open: without it, or if nothing can be out, not at all.</summary>
    private RentalDecision LapseChoice(DateTimeOffset now) => InPlay.Any(MayBeOut)
        ? Unlocked(now, Drop(OnSite!.Of(OnSite.Stuck!.Value)!, ItemStatus.NotTaken, now).Events)
        : Fail(LockerStuckReason, now);
}
