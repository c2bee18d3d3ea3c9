namespace Toolbox24.Domain.Settings;

/// <summary>What a value counts, and so how it is written.</summary>
public enum ParameterUnit
{
    Seconds,
    Minutes,
    Hours,
    Days,

    /// <summary>So many of whatever the parameter is about.</summary>
    Count,

    /// <summary>Per cent, to the hundredth.</summary>
    Percent,

    /// <summary>Euros, to the cent.</summary>
    Euros,

    /// <summary>So many times, to the hundredth.</summary>
    Factor,

    /// <summary>Hours from longest to shortest, a space between two: <c>24 12 6 3</c>.</summary>
    HourList,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    YesNo,

    /// <summary>The name of a document's version: letters, digits, dots and dashes.</summary>
    Version,

    /// <summary>Words for people to read.</summary>
    Text,
}
