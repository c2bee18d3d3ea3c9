using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>What one signal adds to a score.</summary>
/// <param name="Signal">Which.</param>
/// <param name="Value">What it says, from 0 to 1; null where it says nothing.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Points">What it adds.</param>
[VisibleWithField]
public sealed record SignalContribution(Signal Signal, decimal? Value, decimal Weight, decimal Points);

/// <summary>Advice on how a tool came back, with its reasons.</summary>
/// <param name="Colour">What it advises.</param>
/// <param name="Score">The sum of all contributions.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Contributions">What each signal adds, heaviest first.</param>
/// <param name="Findings">What sensors found.</param>
/// <param name="Why">All that in French, a sentence each.</param>
[VisibleWithField]
public sealed record ReturnAdvice(
    VerdictColour Colour, decimal Score, IReadOnlyList<VerdictReason> Reasons, IReadOnlyList<SignalContribution> Contributions,
    IReadOnlyList<Finding> Findings, IReadOnlyList<string> Why)
{
    internal static ReturnAdvice Of(Verdict verdict) => new(
        verdict.Colour, verdict.Score, [.. verdict.Reasons],
        [.. verdict.Contributions.Select(each => new SignalContribution(each.Signal, each.Value, each.Weight, each.Points))],
        [.. verdict.Signals.Findings], VerdictWords.Why(verdict));
}

/// <summary>Words that somebody wrote of a tool.</summary>
[VisibleWithField]
public sealed record WrittenOfTool(RentalTextKind Kind, string Text, DateTimeOffset At);

/// <summary>One tool to decide.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="PickupReport">What the customer said of it on taking it.</param>
/// <param name="ReturnReport">What they said on bringing it back.</param>
/// <param name="Texts">What was written of it.</param>
/// <param name="Advice">What is advised; null where there is nothing yet, or where it is decided before that is seen.</param>
/// <param name="IsBlind">It is decided before the advice is seen.</param>
/// <param name="Deposit">The most that can be taken for it.</param>
/// <param name="Due">By when it is decided.</param>
/// <param name="Before">What it looked like before the rental; null where there is no picture.</param>
/// <param name="EscalatedUntil">Until when an administrator has it to decide; null where nobody handed it up.</param>
/// <param name="EscalatedBy">Who handed it up.</param>
[VisibleWithField]
public sealed record ReviewedItem(
    UnitId Unit, ItemStatus Status, PickupReport? PickupReport, ReturnReport? ReturnReport, IReadOnlyList<WrittenOfTool> Texts, ReturnAdvice? Advice,
    bool IsBlind, Euros Deposit, DateTimeOffset? Due, BeforePhotos? Before, DateTimeOffset? EscalatedUntil, AccountId? EscalatedBy)
{
    internal static ReviewedItem Of(Rental rental, ItemOnSite item, IEnumerable<WrittenText> texts, BeforePhotos? before) => new(
        item.Unit, item.Status, item.PickupReport, item.ReturnReport,
        [.. texts.Where(each => each.Text.Unit == item.Unit).Select(each => new WrittenOfTool(each.Text.Kind, each.Text.Text, each.At))],
        rental.ShownVerdict(item.Unit) is not null ? ReturnAdvice.Of(item.Advice!) : null, item.IsBlind, rental.DepositOf(item), rental.DecisionDue(item),
        before, rental.EscalatedUntil(item.Unit), rental.EscalatedUntil(item.Unit) is null ? null : item.Decision!.By);
}

/// <summary>One thing that a door, or somebody at it, did.</summary>
[VisibleWithField]
public sealed record DoorLogEntry(DateTimeOffset At, string What, UnitId? Unit);

/// <summary>How the account's returns went before.</summary>
[VisibleWithField]
public sealed record AccountReturns(int Returns, int Late, int Damaged);

/// <summary>What an operator decides a return by.</summary>
[VisibleWithField]
public sealed record ReturnReview(
    IReadOnlyList<ReviewedItem> Items, AccountReturns History, IReadOnlyList<DoorLogEntry> Doors, ReturnClaim? Claim);

/// <summary>What was decided of a tool, or is announced.</summary>
/// <param name="Kind">What.</param>
/// <param name="Amount">What is taken of the deposit.</param>
/// <param name="At">When it was decided.</param>
/// <param name="NoticeEnds">Until when the customer can answer before it is taken; null where nothing is to be waited for.</param>
/// <param name="AnsweredAt">When they did.</param>
[VisibleWithField]
public sealed record ReturnDecision(DecisionKind Kind, Euros Amount, DateTimeOffset At, DateTimeOffset? NoticeEnds, DateTimeOffset? AnsweredAt)
{
    internal static ReturnDecision Of(ItemDecision decision) =>
        new(decision.Kind, decision.Amount, decision.At, decision.NoticeEnds, decision.AnsweredAt);
}
