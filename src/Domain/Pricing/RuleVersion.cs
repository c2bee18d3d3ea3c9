namespace Toolbox24.Domain.Pricing;

/// <summary>Which version of a grid, of rules or of a policy. A version never changes; a correction is the next one.</summary>
/// <param name="Id">Names the version for ever.</param>
/// <param name="Number">1, 2, 3… in the order of publication.</param>
/// <param name="EffectiveFrom">The first instant at which what is booked follows it.</param>
public sealed record RuleVersion(Guid Id, int Number, DateTimeOffset EffectiveFrom)
{
    /// <summary>The defaults a system starts with.</summary>
    public static RuleVersion BuiltIn { get; } = new(Guid.Empty, 0, DateTimeOffset.UnixEpoch);

    /// <summary>
    /// The one that is followed at an instant: the last to have become effective; of two that did so together, the one
    /// published last. Null before the first.
    /// </summary>
    public static T? InForce<T>(IEnumerable<T> all, Func<T, RuleVersion> version, DateTimeOffset at) where T : class => all
        .Where(each => version(each).EffectiveFrom <= at)
        .OrderBy(each => version(each).EffectiveFrom).ThenBy(each => version(each).Number)
        .LastOrDefault();
}
