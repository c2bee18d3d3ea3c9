using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Incidents;

/// <summary>Something that happened to an incident. What people write of it is kept elsewhere.</summary>
public abstract record IncidentEvent(IncidentId Incident, DateTimeOffset At)
{
    /// <summary>What somebody wrote with it, and who; null where nobody did.</summary>
    [JsonIgnore]
    public virtual (AccountId? By, string Text)? Words => null;

    /// <summary>Who did it, for the audit log; null where nobody did.</summary>
    [JsonIgnore]
    public virtual AccountId? Doer => null;
}

/// <param name="Incident">Which.</param>
/// <param name="Kind">What.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Place">Where.</param>
/// <param name="By">Who opened it; null where a rule did.</param>
/// <param name="Text">What they wrote; empty where a rule did.</param>
/// <param name="At">When.</param>
public sealed record IncidentOpened(
    IncidentId Incident, IncidentKind Kind, IncidentSeverity Severity, IncidentPlace Place, AccountId? By, [property: JsonIgnore] string Text,
    DateTimeOffset At) : IncidentEvent(Incident, At)
{
    [JsonIgnore]
    public override (AccountId? By, string Text)? Words => (By, Text);

    [JsonIgnore]
    public override AccountId? Doer => By;
}

public sealed record IncidentAssigned(IncidentId Incident, AccountId To, AccountId By, DateTimeOffset At) : IncidentEvent(Incident, At)
{
    [JsonIgnore]
    public override AccountId? Doer => By;
}

public sealed record IncidentFollowed(IncidentId Incident, AccountId By, [property: JsonIgnore] string Text, DateTimeOffset At)
    : IncidentEvent(Incident, At)
{
    [JsonIgnore]
    public override (AccountId? By, string Text)? Words => (By, Text);

    [JsonIgnore]
    public override AccountId? Doer => By;
}

public sealed record IncidentAcknowledged(IncidentId Incident, AccountId By, DateTimeOffset At) : IncidentEvent(Incident, At)
{
    [JsonIgnore]
    public override AccountId? Doer => By;
}

/// <summary>Somebody on call was told.</summary>
/// <param name="Incident">Of which.</param>
/// <param name="Told">Who.</param>
/// <param name="IsNewRound">All others on the rota were told before.</param>
/// <param name="Until">Until when they have time to answer.</param>
/// <param name="At">When.</param>
public sealed record IncidentAlerted(IncidentId Incident, ImmutableArray<AccountId> Told, bool IsNewRound, DateTimeOffset Until, DateTimeOffset At)
    : IncidentEvent(Incident, At)
{
    public bool Equals(IncidentAlerted? other) =>
        base.Equals(other) && (IsNewRound, Until) == (other.IsNewRound, other.Until) && Told.AsSpan().SequenceEqual(other.Told.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Until);
}

public sealed record IncidentClosed(IncidentId Incident, AccountId By, [property: JsonIgnore] string Report, DateTimeOffset At)
    : IncidentEvent(Incident, At)
{
    [JsonIgnore]
    public override (AccountId? By, string Text)? Words => (By, Report);

    [JsonIgnore]
    public override AccountId? Doer => By;
}
