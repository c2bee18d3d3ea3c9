using System.Globalization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>How parameters of each unit are made.</summary>
internal static class ParameterForms
{
    public static Parameter ForOperators(Parameter parameter) => parameter with { Roles = [Role.Administrator, Role.Operator] };

    public static Parameter ForAccountants(Parameter parameter) =>
        parameter with { Roles = [Role.Administrator, Role.Accountant], NeedsSecond = true };

    /// <summary>A limit above which it takes two: whoever could raise it alone would not be held by it.</summary>
    public static Parameter ByTwo(Parameter parameter) => parameter with { NeedsSecond = true };

    public static Parameter Seconds(string key, string label, TimeSpan usual, int least, int most) =>
        new(key, label, ParameterUnit.Seconds, Write(usual.TotalSeconds), least, most);

    public static Parameter Minutes(string key, string label, TimeSpan usual, int least, int most) =>
        new(key, label, ParameterUnit.Minutes, Write(usual.TotalMinutes), least, most);

    public static Parameter Hours(string key, string label, TimeSpan usual, int least, int most) =>
        new(key, label, ParameterUnit.Hours, Write(usual.TotalHours), least, most);

    public static Parameter Days(string key, string label, TimeSpan usual, int least, int most) =>
        new(key, label, ParameterUnit.Days, Write(usual.TotalDays), least, most);

    public static Parameter Count(string key, string label, int usual, int least, int most) =>
        new(key, label, ParameterUnit.Count, Write(usual), least, most);

    public static Parameter Percent(string key, string label, Percentage usual, int least, int most) =>
        new(key, label, ParameterUnit.Percent, Write((double)usual.Fraction * 100), least, most);

    // Both ways by two: whoever could end it alone would not be held by it, and who is alone would be stuck with it.
    public static Parameter YesNo(string key, string label) => new(key, label, ParameterUnit.YesNo, "false", 0, 1) { NeedsSecond = true };

    public static string Write(double number) => number.ToString(CultureInfo.InvariantCulture);
}
