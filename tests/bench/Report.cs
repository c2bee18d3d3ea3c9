using System.Text.Encodings.Web;
using System.Text.Json;

namespace Toolbox24.Bench;

/// <summary>Tells the figures: a table for people, a file for machines.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Line(Figure figure) => Console.WriteLine(
        $"{figure.Name,-58} {figure.Value,14:N1} {figure.Unit,-9} {Baseline(figure),14} {Ratio(figure),7}  {Verdict(figure)}");

    public static void Header() =>
        Console.WriteLine($"{"",-58} {"measured",14} {"",-9} {"baseline",14} {"ratio",7}  goal");

    /// <summary>The last line: how many goals are met.</summary>
    public static void Footer(IReadOnlyCollection<Figure> figures) => Console.WriteLine(
        $"{figures.Count(figure => figure.IsMet == true)} of {figures.Count(figure => figure.IsMet is not null)} goals met");

    public static void Write(IEnumerable<Figure> figures, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, JsonSerializer.Serialize(figures, Json));
    }

    private static string Baseline(Figure figure) => figure.Baseline is { } baseline ? $"{baseline:N1}" : "";

    private static string Ratio(Figure figure) => figure.Ratio is { } ratio ? $"{ratio:F2}" : "";

    private static string Verdict(Figure figure) =>
        figure.IsMet is { } met ? $"{figure.Goal,-14} {(met ? "met" : "NOT MET")}" : "";
}
