using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Settings;

public enum ParameterStatus
{
    /// <summary>Waits until somebody else agrees.</summary>
    Proposed,

    /// <summary>In force from its instant on, until a later one is.</summary>
    Set,

    /// <summary>Taken back before it came into force.</summary>
    Withdrawn,
}

/// <summary>A value that somebody gave a parameter.</summary>
/// <param name="Key">Which parameter.</param>
/// <param name="Version">1, 2, 3… of this parameter.</param>
/// <param name="Value">As its unit is written.</param>
/// <param name="EffectiveFrom">From when; null while it is proposed for as soon as somebody agrees.</param>
/// <param name="Status">What became of it.</param>
/// <param name="SetBy">Who gave it.</param>
/// <param name="SetAt">When.</param>
/// <param name="ApprovedBy">Who agreed, where somebody had to.</param>
/// <param name="ApprovedAt">When.</param>
public sealed record ParameterValue(
    string Key, int Version, string Value, DateTimeOffset? EffectiveFrom, ParameterStatus Status, AccountId SetBy, DateTimeOffset SetAt,
    AccountId? ApprovedBy = null, DateTimeOffset? ApprovedAt = null);

/// <summary>Gives a parameter a value.</summary>
/// <param name="Key">Which parameter.</param>
/// <param name="Value">As its unit is written.</param>
/// <param name="From">From when; null for at once.</param>
/// <param name="Version">The last version that was seen, 0 where there is none: it is refused once there is another.</param>
public sealed record SetParameter(string Key, string Value, DateTimeOffset? From, int Version);
