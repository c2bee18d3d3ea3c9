using System.Collections.Immutable;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>All versions of all kinds that were published and not withdrawn.</summary>
public sealed record GridBook(ImmutableArray<GridContent> Published)
{
    public static GridBook Empty { get; } = new([]);

    /// <summary>How often any published version was written.</summary>
    public long Revision { get; init; }

    /// <summary>The highest number that each kind ever had: a withdrawn version keeps its own.</summary>
    public ImmutableDictionary<GridKind, int> Highest { get; init; } = ImmutableDictionary<GridKind, int>.Empty;

    /// <summary>Of those that repeat another's lines but for some, the other; see <see cref="GridVersion.BasedOn" />.</summary>
    public ImmutableDictionary<GridId, GridId> Bases { get; init; } = ImmutableDictionary<GridId, GridId>.Empty;

    /// <summary>The version of each kind that is followed at an instant.</summary>
    public GridsInForce At(DateTimeOffset at) =>
        Enum.GetValues<GridKind>().Select(kind => InForce(kind, at)).OfType<GridContent>()
            .Aggregate(GridsInForce.BuiltIn, (others, content) => content.In(others));

    /// <summary>The version of a kind that is followed at an instant; null before the first.</summary>
    public GridContent? InForce(GridKind kind, DateTimeOffset at) =>
        RuleVersion.InForce(Published.Where(content => content.Kind == kind), content => content.Version, at);

    /// <summary>The number of the next version of a kind.</summary>
    public int Next(GridKind kind) => 1 + Published.Where(content => content.Kind == kind)
        .Select(content => content.Version.Number).Append(Highest.GetValueOrDefault(kind)).Max();

    /// <summary>The number of the last version of a kind that counts, or is to; 0 before the first.</summary>
    public int Last(GridKind kind) => Published.Where(content => content.Kind == kind).Select(content => content.Version.Number).DefaultIfEmpty().Max();

    /// <summary>Why what was written as a whole cannot come into force: it would take back what was published since. Null where it can.</summary>
    public ChangedMeanwhile? RefuseSeen(GridKind kind, int? seen) => Last(kind) > seen ? new ChangedMeanwhile(Last(kind)) : null;

    /// <summary>
    /// Why what repeats a version's lines cannot come into force: another is followed then, or the next one repeats the same lines
    /// and would take back what this one changes. Null where it can.
    /// </summary>
    public ChangedMeanwhile? RefuseBase(GridKind kind, GridId based, DateTimeOffset from)
    {
        var followed = InForce(kind, from)?.Version ?? RuleVersion.BuiltIn;
        if (followed.Id != based.Value) return new ChangedMeanwhile(followed.Number);

        var next = Published.Where(content => content.Kind == kind).Select(content => content.Version)
            .Where(version => version.EffectiveFrom > from && Bases.TryGetValue(new GridId(version.Id), out var other) && other == based)
            .MinBy(version => version.EffectiveFrom);
        return next is null ? null : new ChangedMeanwhile(next.Number);
    }

    /// <summary>
    /// What keeps rules from coming into force: beside the others then, and after each change that is planned while they are.
    /// </summary>
    public IReadOnlyList<Refusal> Refusals(GridContent content) =>
        new GridBook([.. Published, content]).Refusals(content, content.Version.EffectiveFrom);

    /// <summary>What keeps rules from being given up: whatever is followed in their place must go beside the others likewise.</summary>
    public IReadOnlyList<Refusal> RefusalsWithout(GridContent content)
    {
        var (left, from) = (new GridBook(Published.RemoveAll(each => each.Version == content.Version)), content.Version.EffectiveFrom);
        return left.Refusals(left.At(from).Of(content.Kind), from);
    }

    /// <summary>What is wrong from an instant on with rules that are followed then, as long as they are.</summary>
    private IReadOnlyList<Refusal> Refusals(GridContent content, DateTimeOffset from)
    {
        var planned = Published.Select(each => each.Version.EffectiveFrom).Where(at => at > from).Distinct()
            .Where(at => At(at).Of(content.Kind).Version == content.Version);
        return planned.Order().Prepend(from).Select(at => content.Refusals(At(at))).FirstOrDefault(refused => refused.Count > 0) ?? [];
    }
}
