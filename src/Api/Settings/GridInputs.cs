using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>Begins a version of the prices, or writes a draft of one anew.</summary>
/// <param name="Grid">The draft; a new one where it is left out.</param>
/// <param name="Revision">The last revision of the draft that was seen.</param>
/// <param name="Name">What the staff call it.</param>
/// <param name="Lines">All that it says.</param>
public sealed record DraftPriceGridInput(GridId? Grid, long? Revision, string Name, IReadOnlyList<PriceLine> Lines);

/// <summary>Begins a version of the deposits, or writes a draft of one anew.</summary>
/// <param name="Grid">The draft; a new one where it is left out.</param>
/// <param name="Revision">The last revision of the draft that was seen.</param>
/// <param name="Name">What the staff call it.</param>
/// <param name="Lines">What is blocked for each tool.</param>
/// <param name="PackCap">The most that is blocked for a pack, in cents.</param>
public sealed record DraftDepositGridInput(GridId? Grid, long? Revision, string Name, IReadOnlyList<DepositLine> Lines, long PackCap);

/// <summary>What being late costs on top.</summary>
/// <param name="Tolerance">How late costs nothing.</param>
/// <param name="Tiers">One after the other; only the last goes on for ever.</param>
/// <param name="CapInDays">The most they come to, in days at the tool's price.</param>
public sealed record PenaltyRulesInput(TimeSpan Tolerance, IReadOnlyList<PenaltyTier> Tiers, decimal CapInDays)
{
    internal PenaltyRules Rules => new(RuleVersion.BuiltIn, Tolerance, [.. Tiers], CapInDays);
}

/// <summary>Begins a version of the penalties, or writes a draft of one anew.</summary>
/// <param name="Grid">The draft; a new one where it is left out.</param>
/// <param name="Revision">The last revision of the draft that was seen.</param>
/// <param name="Name">What the staff call it.</param>
/// <param name="Rules">What it says.</param>
public sealed record DraftPenaltyRulesInput(GridId? Grid, long? Revision, string Name, PenaltyRulesInput Rules);

/// <summary>Begins a version of what cancelling costs, or writes a draft of one anew.</summary>
/// <param name="Grid">The draft; a new one where it is left out.</param>
/// <param name="Revision">The last revision of the draft that was seen.</param>
/// <param name="Name">What the staff call it.</param>
/// <param name="FreeUntil">How long before the start, at the latest, cancelling is free.</param>
/// <param name="BeforeStart">The part of the rent that is due from then on, in hundredths of a percent.</param>
/// <param name="AfterStart">The part that is due from the start on, in hundredths of a percent.</param>
public sealed record DraftCancellationPolicyInput(
    GridId? Grid, long? Revision, string Name, TimeSpan FreeUntil, int BeforeStart, int AfterStart);

/// <summary>Wants a draft in force.</summary>
/// <param name="Grid">Which.</param>
/// <param name="Revision">The last revision that was seen.</param>
/// <param name="From">From when; as soon as can be where it is left out.</param>
public sealed record ProposeGridInput(GridId Grid, long Revision, DateTimeOffset? From);

/// <summary>Agrees with a proposal, or gives a version up.</summary>
/// <param name="Grid">Which.</param>
/// <param name="Revision">The last revision that was seen.</param>
public sealed record GridRevisionInput(GridId Grid, long Revision);

/// <summary>Takes the rules of a published version up again.</summary>
/// <param name="Grid">Which.</param>
/// <param name="From">From when; as soon as can be where it is left out.</param>
public sealed record RestoreGridInput(GridId Grid, DateTimeOffset? From);
