using System.Collections.Immutable;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Domain.Rentals;

/// <summary>What happens when nobody decides: never a capture.</summary>
public sealed partial record Rental
{
    /// <summary>When the deposit dies; null where none is blocked, or another is being asked for.</summary>
    private DateTimeOffset? DepositDies => OfBooking(PaymentPurpose.Deposit).ToList() is var deposits && deposits.Any(payment => payment.Pending is not null)
        ? null
        : deposits.LastOrDefault(payment => payment.Status == PaymentStatus.Authorised)?.CaptureBefore;

    /// <summary>When all must be decided so that one capture can still be made; null without a deposit.</summary>
    private DateTimeOffset? LastCall => DepositDies - (OnSite!.Rules.DecidedBeforeDeath - OnSite.Rules.SecondChance);

    /// <summary>By when a return is decided by a person; what was not decided by then has a second chance, and then is released.</summary>
    public DateTimeOffset? DecisionDue(ItemOnSite item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (OnSite is null || (OnSite.BackAt ?? OnSite.LostAt) is not { } since || !NeedsDecision(item)) return null;

        var due = OnSite.UndecidedAt is { } first
            ? Earlier(first + OnSite.Rules.SecondChance, LastCall)
            : Earlier(since + Rules.Validation, DepositDies - OnSite.Rules.DecidedBeforeDeath);
        var later = item.Decision switch
        {
            { Kind: DecisionKind.Escalate, NoticeEnds: { } until } => until,

            // Whoever answers at the last moment does not decide by it.
            { AnsweredAt: { } answered } => Earlier(answered + OnSite.Rules.SecondChance, LastCall),
            _ => due,
        };
        return later > due ? later : due;
    }

    /// <summary>Greens are released; for the others the deposit is renewed once and somebody is woken; then they are released too.</summary>
    private RentalDecision DecideBySilence(DateTimeOffset now)
    {
        var due = InPlay.Where(item => DecisionDue(item) <= now).ToList();
        var isLast = OnSite!.UndecidedAt is not null;
        ImmutableArray<RentalEvent> released =
        [
            .. due.Where(item => isLast || IsReleasedAlone(item))
                .Select(item => new ItemDecided(Id, item.Unit, DecisionKind.Release, Euros.Zero, By: null, Reason: null, now)),
        ];
        if (released.Length == due.Count) return Concluded(now, released);

        return Concluded(now, [.. released, new DecisionOverdue(Id, now), .. Renewal(now)]);
    }

    /// <summary>A customer who is watched has every return looked at.</summary>
    private bool IsReleasedAlone(ItemOnSite item) =>
        item is { Verdict: VerdictColour.Green, IsUndecided: true } && Quote.Facts.Buyer.DepositFactor <= 1;

    /// <summary>The deposit anew; not where it is known to live long enough for what is to be taken of it.</summary>
    private ImmutableArray<RentalEvent> Renewal(DateTimeOffset now)
    {
        if (LiveDeposit(now) is not { } deposit || DepositDies is not { } dies) return [];
        if (InPlay.Any(item => item.Captured > Euros.Zero || (IsAnnounced(item) && item.Decision!.NoticeEnds < dies))) return [];

        return [Open(PaymentPurpose.Deposit, new AuthoriseCard(deposit.Card, Price.Deposit, CustomerPresence.Absent), PaymentId.New(now), now)];
    }

    private static DateTimeOffset? Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other : one;
}
