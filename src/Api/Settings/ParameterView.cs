using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>A parameter of the business, as it stands.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Label">What French screens call it.</param>
/// <param name="Unit">What its values count, and so how they are written.</param>
/// <param name="UnitLabel">The unit on French screens; empty where it has none.</param>
/// <param name="Default">Its value until one is set.</param>
/// <param name="Least">The least it may be.</param>
/// <param name="Most">The most it may be.</param>
/// <param name="Roles">Who may set it.</param>
/// <param name="NeedsSecond">Whether what one has set waits until another agrees.</param>
/// <param name="Value">What it is now.</param>
/// <param name="Since">Since when; null while it has its default.</param>
/// <param name="Version">The last version there is, which whoever sets it names; 0 where there is none.</param>
/// <param name="History">All values it was given, the last first; those that wait or are planned among them.</param>
[GraphQLName("Parameter")]
[VisibleWithField]
public sealed record ParameterView(
    string Key, string Label, ParameterUnit Unit, string UnitLabel, string Default, decimal Least, decimal Most, IReadOnlyList<Role> Roles,
    bool NeedsSecond, string Value, DateTimeOffset? Since, int Version, IReadOnlyList<ParameterValue> History)
{
    public static ParameterView Of(Parameter parameter, ParameterBook book, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(book);
        var (history, inForce) = (book.Of(parameter.Key).ToList(), book.InForce(parameter.Key, now));
        return new(
            parameter.Key, parameter.Label, parameter.Unit, SettingsWords.Of(parameter.Unit), parameter.Default, parameter.Least,
            parameter.Most, parameter.Roles, parameter.NeedsSecond, inForce?.Value ?? parameter.Default, inForce?.EffectiveFrom,
            history.FirstOrDefault()?.Version ?? 0, history);
    }
}

/// <summary>A parameter after a change, or why there was none.</summary>
[VisibleWithField]
public sealed record ParameterPayload(ParameterView? Parameter, Domain.Refusal? Refusal);
