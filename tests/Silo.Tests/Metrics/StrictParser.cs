using System.Globalization;
using System.Text.RegularExpressions;

namespace Toolbox24.Silo.Tests.Metrics;

internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

internal sealed record ParsedFamily(string Name, string Type, List<Sample> Samples);

/// <summary>Reads Prometheus' text format and throws at anything the format does not allow.</summary>
internal static partial class StrictParser
{
    public static Dictionary<string, ParsedFamily> Parse(string text)
    {
        if (text != "" && !text.EndsWith('\n')) throw new FormatException("the last line is not ended");

        var families = new Dictionary<string, ParsedFamily>();
        ParsedFamily? current = null;
        foreach (var line in text.Split('\n').SkipLast(1))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var type = TypeLine().Match(line);
                if (!type.Success) throw new FormatException(line);
                current = new ParsedFamily(type.Groups[1].Value, type.Groups[2].Value, []);
                families.Add(current.Name, current);
            }
            else if (!HelpLine().IsMatch(line))
            {
                Add(current ?? throw new FormatException($"before any TYPE: {line}"), ReadSample(line));
            }
        }

        return families;
    }

    private static void Add(ParsedFamily family, Sample sample)
    {
        var suffix = sample.Name.StartsWith(family.Name, StringComparison.Ordinal) ? sample.Name[family.Name.Length..] : "?";
        var allowed = family.Type == "histogram" ? suffix is "_bucket" or "_sum" or "_count" : suffix == "";
        if (!allowed) throw new FormatException($"{sample.Name} is not of {family.Name}");
        if (family.Samples.Any(other => other.Name == sample.Name && Same(other, sample))) throw new FormatException($"twice: {sample}");

        family.Samples.Add(sample);
    }

    private static bool Same(Sample one, Sample other) =>
        one.Labels.Count == other.Labels.Count && one.Labels.All(label => other.Labels.GetValueOrDefault(label.Key) == label.Value);

    private static Sample ReadSample(string line)
    {
        var match = SampleLine().Match(line);
        if (!match.Success) throw new FormatException(line);

        var labels = Label().Matches(match.Groups[2].Value).ToDictionary(
            label => label.Groups[1].Value,
            label => Unescaped(label.Groups[2].Value));
        return new Sample(match.Groups[1].Value, labels, Number(match.Groups[3].Value));
    }

    private static string Unescaped(string text) =>
        Escape().Replace(text, escape => escape.Value switch { "\\n" => "\n", "\\\"" => "\"", _ => "\\" });

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^# HELP [a-zA-Z_:][a-zA-Z0-9_:]* ([^\\]|\\\\|\\n)*$")]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*=""(?:[^""\\]|\\[\\""n])*"",?)+)\})? (NaN|[+-]Inf|-?[0-9.]+(?:E[+-]?[0-9]+)?)$")]
    private static partial Regex SampleLine();

    [GeneratedRegex(@"([a-zA-Z_][a-zA-Z0-9_]*)=""((?:[^""\\]|\\[\\""n])*)""")]
    private static partial Regex Label();

    [GeneratedRegex(@"\\[\\""n]")]
    private static partial Regex Escape();
}
