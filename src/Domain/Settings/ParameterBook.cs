using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>Who decides about settings, and what they are.</summary>
public sealed record SettingsActor(AccountId Id, ImmutableArray<Role> Roles);

/// <summary>All values that all parameters ever had.</summary>
/// <param name="Revision">How often any of them was written.</param>
/// <param name="Values">By parameter and version.</param>
public sealed record ParameterBook(long Revision, ImmutableArray<ParameterValue> Values)
{
    public static ParameterBook Empty { get; } = new(0, []);

    /// <summary>The values of one parameter, the last version first.</summary>
    public IEnumerable<ParameterValue> Of(string key) =>
        Values.Where(value => value.Key == key).OrderByDescending(value => value.Version);

    /// <summary>What a parameter is set to at an instant; null while it has its default.</summary>
    public ParameterValue? InForce(string key, DateTimeOffset at) => Values
        .Where(value => value.Key == key && value.Status == ParameterStatus.Set && value.EffectiveFrom <= at)
        .OrderBy(value => value.EffectiveFrom).ThenBy(value => value.Version)
        .LastOrDefault();

    /// <summary>What every parameter is at an instant.</summary>
    public OperatingRules At(DateTimeOffset at) => OperatingRules.Of(
        new ParameterReading(parameter => InForce(parameter.Key, at)?.Value ?? parameter.Default));

    // Decisions: each gives the value as it is afterwards.

    /// <summary>Sets a parameter, or proposes to where it takes two.</summary>
    public Result<ParameterValue> Set(SetParameter request, SettingsActor by, DateTimeOffset now)
    {
        if (Parameters.Find(request.Key) is not { } parameter) return new UnknownParameter(request.Key);
        if (RefuseActor(parameter, by) is { } notTheirs) return notTheirs;

        var last = Of(request.Key).FirstOrDefault();
        if (request.Version != (last?.Version ?? 0)) return new ChangedMeanwhile(last?.Version ?? 0);
        if (last?.Status == ParameterStatus.Proposed) return new ParameterPending(last.Version);
        if (parameter.Refuse(request.Value) is { } noValue) return noValue;
        if (request.From < now) return new EffectiveInThePast(now);

        var (status, from) = parameter.NeedsSecond ? (ParameterStatus.Proposed, request.From) : (ParameterStatus.Set, request.From ?? now);
        var value = new ParameterValue(request.Key, request.Version + 1, request.Value, from, status, by.Id, now);
        return Contradiction(value with { Status = ParameterStatus.Set, EffectiveFrom = from ?? now }) is { } refusal ? refusal : value;
    }

    /// <summary>Somebody else agrees with the value that waits.</summary>
    public Result<ParameterValue> Approve(string key, int version, SettingsActor by, DateTimeOffset now)
    {
        if (Parameters.Find(key) is not { } parameter) return new UnknownParameter(key);
        if (RefuseActor(parameter, by) is { } notTheirs) return notTheirs;
        if (Of(key).FirstOrDefault() is not { Status: ParameterStatus.Proposed } proposed) return new NothingProposed();
        if (proposed.Version != version) return new ChangedMeanwhile(proposed.Version);
        if (proposed.SetBy == by.Id) return new OwnProposal();
        if (proposed.EffectiveFrom < now) return new EffectiveInThePast(now);

        var value = proposed with
        {
            Status = ParameterStatus.Set,
            EffectiveFrom = proposed.EffectiveFrom ?? now,
            ApprovedBy = by.Id,
            ApprovedAt = now,
        };
        return Contradiction(value) is { } refusal ? refusal : value;
    }

    /// <summary>Takes back a value that is not in force yet, whatever was written since.</summary>
    public Result<ParameterValue> Withdraw(string key, int version, SettingsActor by, DateTimeOffset now)
    {
        if (Parameters.Find(key) is not { } parameter) return new UnknownParameter(key);
        if (RefuseActor(parameter, by) is { } notTheirs) return notTheirs;
        if (Of(key).FirstOrDefault(value => value.Version == version) is not { Status: not ParameterStatus.Withdrawn } taken) return new NothingProposed();
        if (taken.Status == ParameterStatus.Set && taken.EffectiveFrom <= now) return new AlreadyInForce(taken.EffectiveFrom.Value);

        var value = taken with { Status = ParameterStatus.Withdrawn };
        return taken.Status == ParameterStatus.Set && Contradiction(value, taken.EffectiveFrom) is { } refusal ? refusal : value;
    }

    /// <summary>The book after a decision.</summary>
    public ParameterBook With(ParameterValue value) => new(
        Revision + 1, [.. Values.Where(each => (each.Key, each.Version) != (value.Key, value.Version)), value]);

    private static ParameterNotYours? RefuseActor(Parameter parameter, SettingsActor by) =>
        parameter.Roles.Intersect(by.Roles).Any() ? null : new ParameterNotYours(parameter.Key);

    /// <summary>What no longer goes together once a value is set: from then on, and after each change that is already planned.</summary>
    private Refusal? Contradiction(ParameterValue value, DateTimeOffset? since = null)
    {
        var (after, from) = (With(value), since ?? value.EffectiveFrom!.Value);
        var planned = Values.Where(each => each.Status == ParameterStatus.Set && each.EffectiveFrom > from)
            .Select(each => each.EffectiveFrom!.Value);
        return planned.Prepend(from).Select(at => after.At(at).Contradiction()).FirstOrDefault(refusal => refusal is not null);
    }
}
