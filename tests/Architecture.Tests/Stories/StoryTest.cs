using System.Text.RegularExpressions;

namespace Toolbox24.Architecture.Tests.Stories;

/// <summary>A test that shows a story, as its source says.</summary>
internal sealed partial record StoryTest(string Story, string File, string Name)
{
    public static IEnumerable<StoryTest> All => Source.Files("*.cs", "tests").SelectMany(file => In(file, Source.Text(file)));

    /// <summary>The tests of one file: what is said of a class is said of each of its tests.</summary>
    public static IEnumerable<StoryTest> In(string file, string text)
    {
        HashSet<string> said = [], ofClass = [];
        var isTest = false;
        foreach (var line in text.Split('\n'))
        {
            isTest |= TestAttribute().IsMatch(line);
            said.UnionWith(StoryTrait().Matches(line).Select(match => match.Groups[1].Value));
            if (Class().IsMatch(line)) (ofClass, said, isTest) = (said, [], false);
            if (Method().Match(line) is not { Success: true } method) continue;

            foreach (var story in isTest ? ofClass.Union(said) : []) yield return new(story, file, method.Groups[1].Value);
            (said, isTest) = ([], false);
        }
    }

    [GeneratedRegex("""^\s*\[.*Trait\("story", "(T24-\d+)"\)""")]
    private static partial Regex StoryTrait();

    [GeneratedRegex(@"^\s*\[(Fact|Theory)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex(@"^\s*public (sealed |abstract |static |partial )*class \w+")]
    private static partial Regex Class();

    [GeneratedRegex(@"^\s*public (?:async )?(?:void|Task)\s+(\w+)\(")]
    private static partial Regex Method();
}
