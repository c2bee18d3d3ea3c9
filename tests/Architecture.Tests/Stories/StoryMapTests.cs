namespace Toolbox24.Architecture.Tests.Stories;

public sealed class StoryMapTests
{
    /// <summary>As <c>make story-map</c> sets it.</summary>
    private static readonly bool IsToWrite = Environment.GetEnvironmentVariable("TOOLBOX24_WRITE_STORY_MAP") == "1";

    [Fact]
    public void Every_listed_story_has_a_test() =>
        Assert.Equal([], Story.Listed.Select(story => story.Id).Except(StoryTest.All.Select(test => test.Story)));

    [Fact]
    public void Every_story_of_a_finished_part_is_shown_through_the_api() => Assert.Equal(
        [],
        Story.Listed.Where(story => story.IsFinished).Select(story => story.Id)
            .Except(StoryTest.All.Where(test => test.File.StartsWith("tests/Api.Tests/", StringComparison.Ordinal)).Select(test => test.Story)));

    [Fact]
    public void Every_story_that_a_test_names_is_listed() => Assert.Equal(
        [],
        StoryTest.All.Where(test => Path.GetFileName(test.File) != "StoryMapTests.cs").Select(test => test.Story).Distinct()
            .Except(Story.Listed.Select(story => story.Id)));

    [Fact]
    public void The_map_on_file_is_that_of_the_tests()
    {
        var onFile = Path.Combine(Source.Root, StoryMap.File);
        var ofTests = StoryMap.Write();
        if (IsToWrite) File.WriteAllText(onFile, ofTests);

        Assert.True(
            File.Exists(onFile) && File.ReadAllText(onFile).ReplaceLineEndings("\n") == ofTests,
            $"{StoryMap.File} is not what the tests say: run 'make story-map' and commit the file.");
    }

    [Fact]
    public void What_is_said_of_a_class_is_said_of_its_tests_and_what_is_no_test_shows_nothing()
    {
        const string text =
            """
            [Trait("story", "T24-1")]
            public sealed class OneTests
            {
                [Fact, Trait("story", "T24-2")]
                public void First() => Assert.True(true);

                public void Arranges() { }

                [Theory]
                [InlineData(1)]
                public async Task Second(int number) => await Nothing(number);
            }

            public sealed class TwoTests
            {
                [Fact]
                public void Third() => Assert.True(true);
            }
            """;

        Assert.Equal(
            [("T24-1", "First"), ("T24-2", "First"), ("T24-1", "Second")],
            StoryTest.In("tests/A.cs", text).Select(test => (test.Story, test.Name)));
    }
}
