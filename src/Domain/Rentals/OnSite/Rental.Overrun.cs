using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>Tools that are kept too long, up to their loss.</summary>
public sealed partial record Rental
{
    /// <summary>What it costs so far, and will if the tool comes back at an instant; nothing runs on once it counts as lost.</summary>
    /// <param name="unit">The tool.</param>
    /// <param name="at">The instant.</param>
    /// <param name="still">When clocks stood still.</param>
    public Overrun OverrunOf(UnitId unit, DateTimeOffset at, Standstills still)
    {
        ArgumentNullException.ThrowIfNull(still);
        if (OnSite?.Of(unit) is not { IsInPlay: true, TakenAt: not null } item) return Overrun.None;

        return item.ReturnedAt is not null
            ? item.Overrun!
            : Overrun.Of(LineOf(item), Quote.Facts, Had, Earlier(Earlier(at, OnSite.StoppedAt ?? OnSite.LostAt)!.Value, item.TurnedAwayAt)!.Value, still.And(OnSite.Grace));
    }

    /// <summary>The tools that were lost and have not come back.</summary>
    [JsonIgnore]
    public ImmutableArray<UnitId> Missing =>
        OnSite?.LostAt is null ? [] : [.. OnSite.Items.Where(item => item.IsLost).Select(item => item.Unit)];

    /// <summary>
    /// What was lost is there again: it is to be returned like any other, and what was claimed for it is looked at anew. Where it does not
    /// come back, it is lost again.
    /// </summary>
    public Result<RentalDecision> ReportFound(DateTimeOffset now) =>
        OnSite?.LostAt is not null && Status is RentalStatus.Lost or RentalStatus.Decided or RentalStatus.Closed && OnSite!.Items.Any(item => item.IsLost)
            ? Decide(new RentalFound(Id, now))
            : NotPossible;

    private DateTimeOffset AfterEnd(TimeSpan by, Standstills still) => still.And(OnSite!.Grace).Postpone(Slot.End, Slot.End + by);

    /// <summary>What is still to come of a rental that goes on too long.</summary>
    private (DateTimeOffset? At, Func<DateTimeOffset, RentalDecision> Do) NextOfOverrun(Standstills still)
    {
        var rules = OnSite!.Rules;
        return OnSite switch
        {
            { FoundAt: { } found } => (still.Postpone(found, found + rules.FoundReturn), now => Lose(still, now)),
            { OverdueSince: null } => (AfterEnd(Quote.Facts.Terms.Penalties.Tolerance, still), now => new([new RentalOverdue(Id, now)])),
            { Chase: Chase.None } => (AfterEnd(rules.Call, still), now => new([new RentalChased(Id, Chase.Called, now)])),
            { Chase: Chase.Called } => (AfterEnd(rules.FormalNotice, still), now => new([new RentalChased(Id, Chase.Notified, now)])),
            { LostAt: null } => (AfterEnd(rules.Loss, still), now => Lose(still, now)),
            _ => (null, _ => throw new InvalidOperationException("Nothing is to come of a loss by itself.")),
        };
    }

    private RentalDecision Lose(Standstills still, DateTimeOffset now)
    {
        var overruns = InPlay.Where(item => item.IsOut).Select(item => (item.Unit, Overrun: OverrunOf(item.Unit, now, still)));
        var lost = new RentalLost(Id, [.. overruns.Select(one => new LostItem(one.Unit, one.Overrun))], now);
        return Settled(now, [lost, .. Apply(lost).Charge(now)]);
    }

    /// <summary>When the deposit is renewed that would die while the tools are out; null where it is there for long, or was tried.</summary>
    private DateTimeOffset? DepositRenewal =>
        Price.Deposit > Euros.Zero && Deposit is { Status: PaymentStatus.Authorised, Pending: null, CaptureBefore: { } dies }
        && dies - OnSite!.Rules.DepositRenewal is var at && !(DepositTriedAt >= at)
            ? at
            : null;
}
