using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>What differs between two versions, or why they are not compared.</summary>
[VisibleWithField]
public sealed record GridDiffPayload(IReadOnlyList<GridChange>? Changes, Refusal? Refusal);

[QueryType]
public static class GridQuery
{
    private const int Most = 50;

    /// <summary>The versions of a kind, the newest first; fifty at most.</summary>
    [Authorize(Roles = [SettingsRules.Administrator])]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<GridView>> GetGrids(
        GridKind kind, GridStore grids, CurrentSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (all, now) = (await settings.Read(), clock.GetUtcNow());
        return [.. (await grids.All(kind, Most, cancellationToken)).Select(grid => GridView.Of(grid, all, now))];
    }

    /// <summary>One version; null where there is none of this id.</summary>
    [Authorize(Roles = [SettingsRules.Administrator])]
    public static async Task<GridView?> GetGrid(
        GridId id, GridStore grids, CurrentSettings settings, TimeProvider clock, CancellationToken cancellationToken) =>
        await grids.Load(id, cancellationToken) is { } grid ? GridView.Of(grid, await settings.Read(), clock.GetUtcNow()) : null;

    /// <summary>What differs between two versions of a kind, number by number.</summary>
    /// <param name="before">The version compared with; the one in force now where it is left out.</param>
    /// <param name="after">The version compared.</param>
    [Authorize(Roles = [SettingsRules.Administrator])]
    public static async Task<GridDiffPayload> GetGridDiff(
        GridId? before, GridId after, GridStore grids, CurrentSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await grids.Load(after, cancellationToken) is not { } next) return new(null, new UnknownGrid(after));

        var old = before is { } id
            ? (await grids.Load(id, cancellationToken))?.Content
            : (await settings.At(clock.GetUtcNow())).Grids.Of(next.Kind);
        if (old is null) return new(null, new UnknownGrid(before!.Value));

        return GridDiff.Of(old, next.Content).Succeeded(out var diff, out var refusal) ? new(diff.Changes, null) : new(null, refusal);
    }

    /// <summary>What one rental would cost under a version, beside what it costs now.</summary>
    [Authorize(Roles = [SettingsRules.Administrator])]
    public static Task<GridPreviewPayload> GetGridPreview(GridPreviewInput input, GridTrial trial, CancellationToken cancellationToken) =>
        trial.Preview(input, cancellationToken);

    /// <summary>What the rentals booked within a period would have come to under a version. Nothing of them changes.</summary>
    [Authorize(Roles = [SettingsRules.Administrator])]
    public static Task<GridWhatIfPayload> GetGridWhatIf(GridWhatIfInput input, GridTrial trial, CancellationToken cancellationToken) =>
        trial.WhatIf(input, cancellationToken);

    /// <summary>What being late costs on top under some rules, published or not, as the points of a curve.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="tool">For this tool at its price now; where it is left out, for one at the general price.</param>
    /// <param name="hours">Up to so many hours late, 168 at most.</param>
    [Authorize(Roles = [SettingsRules.Administrator])]
    public static Task<PenaltyCurvePayload> GetPenaltyCurve(
        PenaltyRulesInput rules, ToolId? tool, GridTrial trial, CancellationToken cancellationToken, int hours = 24) =>
        trial.Curve(rules, tool, hours, cancellationToken);
}
