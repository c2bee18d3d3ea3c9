using System.Diagnostics;
using System.Globalization;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>Reads parameters as what rules are made of; their texts were checked when they were set.</summary>
internal sealed class ParameterReading(Func<Parameter, string> text)
{
    public TimeSpan Time(Parameter parameter) => Time(parameter, text(parameter));

    public TimeSpan[] Times(Parameter parameter) => [.. text(parameter).Split(' ').Select(one => Time(parameter, one))];

    public int Count(Parameter parameter) => int.Parse(text(parameter), CultureInfo.InvariantCulture);

    public Percentage Percent(Parameter parameter) => new((int)(100 * Number(text(parameter))));

    public decimal Factor(Parameter parameter) => Number(text(parameter));

    public bool IsYes(Parameter parameter) => text(parameter) == "true";

    public string Words(Parameter parameter) => text(parameter);

    public string Version(Parameter parameter) => text(parameter);

    private static TimeSpan Time(Parameter parameter, string one) => parameter.Unit switch
    {
        ParameterUnit.Seconds => TimeSpan.FromSeconds((double)Number(one)),
        ParameterUnit.Minutes => TimeSpan.FromMinutes((double)Number(one)),
        ParameterUnit.Hours or ParameterUnit.HourList => TimeSpan.FromHours((double)Number(one)),
        ParameterUnit.Days => TimeSpan.FromDays((double)Number(one)),
        _ => throw new UnreachableException($"{parameter.Key} is no time."),
    };

    private static decimal Number(string one) => decimal.Parse(one, CultureInfo.InvariantCulture);
}
