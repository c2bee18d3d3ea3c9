using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>Whether a tool goes into a locker.</summary>
/// <param name="Locker">Which locker.</param>
/// <param name="Fits">Whether it does, lying or standing, and has there what it needs.</param>
/// <param name="WhyNot">Why it does not.</param>
/// <param name="IsEmpty">Whether nothing stands in the locker now.</param>
public sealed record LockerFit(Locker Locker, bool Fits, Refusal? WhyNot, bool IsEmpty);

[QueryType]
public static class FitQuery
{
    /// <summary>Whether a tool goes into a locker; null where there is no such tool or locker.</summary>
    [Authorize(Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    public static async Task<LockerFit?> GetFit(
        ToolId tool, LockerId locker, IToolByIdDataLoader tools, ILockerByIdDataLoader lockers, ToolQueries standing,
        CancellationToken cancellationToken) =>
        await tools.LoadAsync(tool, cancellationToken) is { } asked && await lockers.LoadAsync(locker, cancellationToken) is { } room
            ? (await Fits(asked, [room], standing, cancellationToken))[0]
            : null;

    /// <summary>The lockers of a site that a tool goes into, the smallest first, then by name.</summary>
    [Authorize(Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<LockerFit>> GetLockersFor(
        ToolId tool, SiteId site, IToolByIdDataLoader tools, SiteQueries sites, ToolQueries standing, CancellationToken cancellationToken)
    {
        if (await tools.LoadAsync(tool, cancellationToken) is not { } asked) return [];

        var wall = await Fits(asked, await sites.LockersOf([site], cancellationToken), standing, cancellationToken);
        return [.. wall.Where(one => one.Fits).OrderBy(one => one.Locker.Size).ThenBy(one => one.Locker.Name, StringComparer.Ordinal)];
    }

    private static async Task<List<LockerFit>> Fits(
        Tool tool, IReadOnlyCollection<Locker> lockers, ToolQueries standing, CancellationToken cancellationToken)
    {
        var taken = await standing.InLockers([.. lockers.Select(locker => locker.Id)], cancellationToken);
        return [.. lockers.Select(locker => new LockerFit(
            locker, tool.RefuseIn(locker) is null, tool.RefuseIn(locker), !taken.ContainsKey(locker.Id)))];
    }
}

[ObjectType<LockerFit>]
[VisibleWithField]
public static partial class LockerFitType;
