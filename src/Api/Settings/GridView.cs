using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>One version of a grid, of rules or of a policy; of its four contents the one of its kind is there.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="KindLabel">The same on French screens.</param>
/// <param name="Name">What the staff call it.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Revision">How often it was written: whoever changes it names the last that they saw.</param>
/// <param name="Number">1, 2, 3… of its kind in the order of publication; null before.</param>
/// <param name="EffectiveFrom">From when; null until that is said.</param>
/// <param name="IsInForce">Whether what is booked now follows it.</param>
/// <param name="DraftedBy">Who wrote at it last; null: the system.</param>
/// <param name="ProposedBy">Who wants it in force.</param>
/// <param name="ApprovedBy">Who agreed, where somebody had to.</param>
/// <param name="Restores">The version whose rules it takes up again.</param>
/// <param name="Refusals">What keeps it from being followed: from when it is proposed for, else from now or once what it repeats is; empty once it is published or given up.</param>
/// <param name="Warnings">What looks like a mistake; empty while anything is refused, and once it is given up.</param>
[GraphQLName("Grid")]
[VisibleWithField]
public sealed record GridView(
    GridId Id, GridKind Kind, string KindLabel, string Name, GridStatus Status, long Revision, int? Number, DateTimeOffset? EffectiveFrom,
    bool IsInForce, AccountId? DraftedBy, DateTimeOffset DraftedAt, AccountId? ProposedBy, DateTimeOffset? ProposedAt, AccountId? ApprovedBy,
    DateTimeOffset? ApprovedAt, GridId? Restores, PriceGrid? Prices, DepositGrid? Deposits, PenaltyRules? Penalties,
    CancellationPolicy? Cancellation, IReadOnlyList<Refusal> Refusals, IReadOnlyList<GridWarning> Warnings)
{
    public static GridView Of(GridVersion grid, SettingsSnapshot settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(settings);
        var refusals = grid.Status is GridStatus.Draft or GridStatus.Proposed ? grid.Refusals(settings.Grids, now) : [];
        var areWarningsAsked = grid.Status != GridStatus.Withdrawn && refusals.Count == 0;
        return new(
            grid.Id, grid.Kind, SettingsWords.Of(grid.Kind), grid.Name, grid.Status, grid.Revision,
            grid.Content.Version.Number is > 0 and var number ? number : null, grid.EffectiveFrom,
            settings.At(now).Grids.Of(grid.Kind).Version.Id == grid.Id.Value, grid.Drafted.By, grid.Drafted.At, grid.Proposed?.By, grid.Proposed?.At,
            grid.Approved?.By, grid.Approved?.At, grid.Restores, (grid.Content as PriceContent)?.Prices,
            (grid.Content as DepositContent)?.Deposits, (grid.Content as PenaltyContent)?.Penalties,
            (grid.Content as CancellationContent)?.Cancellation, refusals,
            areWarningsAsked ? grid.Content.Warnings(settings.Grids.At(grid.Meant(settings.Grids, now))) : []);
    }
}

/// <summary>A version after a change, or why there was none.</summary>
[VisibleWithField]
public sealed record GridPayload(GridView? Grid, Refusal? Refusal);
