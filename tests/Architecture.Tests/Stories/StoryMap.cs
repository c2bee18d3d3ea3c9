using System.Text;

namespace Toolbox24.Architecture.Tests.Stories;

/// <summary>A story as <c>docs/stories.txt</c> lists it.</summary>
internal sealed record Story(string Part, string Id, string Title)
{
    /// <summary>Whether its part is: the heading of one that is not says what was begun.</summary>
    public bool IsFinished => !Part.StartsWith("Begun ", StringComparison.Ordinal);

    public static List<Story> Listed { get; } = Read();

    private static List<Story> Read()
    {
        var (part, stories) = ("", new List<Story>());
        foreach (var line in Source.Text("docs/stories.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("T24-", StringComparison.Ordinal)) stories.Add(new(part, line.Split(' ')[0], line[(line.IndexOf(' ') + 1)..]));
            else part = line;
        }

        return stories;
    }
}

/// <summary>Which tests show which story, for people to read.</summary>
internal static class StoryMap
{
    public const string File = "docs/story-map.md";

    private const string Heading =
        """
        # Stories and their tests

        <!-- Written by `make story-map` from docs/stories.txt and the tests; a test fails while they differ. Do not edit. -->

        Each story that is listed, and the tests that show it.

        """;

    public static string Write()
    {
        var tests = StoryTest.All.ToLookup(test => test.Story);
        var text = new StringBuilder(Heading);
        foreach (var part in Story.Listed.GroupBy(story => story.Part))
        {
            text.Append('\n').Append("## ").Append(part.Key).Append('\n');
            foreach (var story in part) Write(text, story, tests[story.Id]);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Write(StringBuilder text, Story story, IEnumerable<StoryTest> tests)
    {
        text.Append("\n### ").Append(story.Id).Append(" · ").Append(story.Title).Append("\n\n");
        foreach (var file in tests.GroupBy(test => test.File).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append("- [").Append(file.Key["tests/".Length..^".cs".Length]).Append("](../").Append(file.Key).Append(")\n");
            foreach (var test in file) text.Append("  - ").Append(test.Name.Replace('_', ' ')).Append('\n');
        }
    }
}
