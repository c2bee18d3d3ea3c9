using Toolbox24.HotChocolate.Tests.Reference;
using Toolbox24.HotChocolate.Tests.Validation.Corpus;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.Validation;

/// <summary>The same errors, by the same rules and at the same places, as the reference implementation.</summary>
public sealed class ReferenceTests(ReferenceProcess reference) : IClassFixture<ReferenceProcess>
{
    private const int Documents = 300;

    public static TheoryData<string> Differences => KnownDifferences.Examples;

    [Fact]
    public void The_examples_of_each_rule_have_the_errors_the_reference_gives() =>
        Compare(RuleExamples.All.SelectMany(examples => examples.Right.Concat(examples.Wrong.Select(wrong => wrong.Text))));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.003)]
    [InlineData(2, 0.01)]
    [InlineData(3, 0.05)]
    public void Random_documents_have_the_errors_the_reference_gives(int run, double slips) => Compare(Random(run, slips));

    [Fact]
    public void Most_random_documents_are_right_and_most_with_slips_are_not()
    {
        Assert.InRange(Random(0, 0).Count(IsRight), Documents * 9 / 10, Documents);
        Assert.InRange(Random(2, 0.01).Count(IsRight), Documents / 10, Documents / 2);
    }

    [Fact]
    public void Some_random_document_breaks_each_rule()
    {
        // These need what random documents do not have: definitions of types, and introspection in depth.
        string[] others = ["ExecutableDefinitions", "MaxIntrospectionDepth"];
        var random = new Random(24);
        var broken = Enumerable.Range(0, Documents)
            .SelectMany(_ => Verdict.Ours(RandomQuery.Text(random, 0.05)))
            .Select(error => error.Split(' ')[0])
            .ToHashSet();
        Assert.Equal([], RuleExamples.All.Select(examples => examples.Rule).Except(others).Except(broken));
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_known_difference_is_one(string text) => Assert.NotEqual(Verdict.Theirs(reference, text).Errors, Verdict.Ours(text));

    private void Compare(IEnumerable<string> texts)
    {
        if (texts.Select(Difference).FirstOrDefault(found => found is not null) is { } different) Assert.Fail(different);
    }

    private string? Difference(string text)
    {
        var theirs = KnownDifferences.Without(text, Verdict.Theirs(reference, text).Errors);
        var ours = KnownDifferences.Without(text, Verdict.Ours(text));
        return theirs.SequenceEqual(ours)
            ? null
            : $"{text}\nOnly theirs: {Rest(theirs, ours)}\nOnly ours: {Rest(ours, theirs)}";
    }

    private static string Rest(IEnumerable<string> errors, IEnumerable<string> others)
    {
        var rest = errors.ToList();
        foreach (var error in others) rest.Remove(error);
        return string.Join(", ", rest);
    }

    private static bool IsRight(string text) => Verdict.Ours(text).Length == 0;

    private static IEnumerable<string> Random(int run, double slips)
    {
        var random = new Random(Seeds.Next(run));
        return Enumerable.Range(0, Documents).Select(_ => RandomQuery.Text(random, slips));
    }
}
